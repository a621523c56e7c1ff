import Basics
import EventLoop
import HTTP
import HTTPServer

/// A node's life from start to end: listens to signals, tells the service manager, and does what `NodeLife` says. Lives
/// on the control loop.
final class NodeProcess {
    /// What the process is.
    enum Kind {
        /// A node of a shop, which can start its successor from this place.
        case service(StartPlace)
        /// A whole shop on this machine, with servers that have to be ended after the node.
        case shop
    }

    private let configuration: NodeConfiguration
    private let kind: Kind
    private let environment: Environment
    private let control: EventLoop
    private let supervisor: Supervisor
    private let board = HealthBoard()
    private var life: NodeLife
    private var node: Node?
    private var sockets: NodeSockets?
    private var healthServer: HTTPServer?
    private var successor: Successor?
    private var waiter: UnsafeContinuation<Void, Never>?
    private var nextAlive = MonotonicInstant(nanoseconds: 0)

    /// The private port is for few.
    private static let healthConnectionsMax = 64

    init(_ configuration: NodeConfiguration, _ kind: Kind, _ environment: Environment, on control: EventLoop) {
        (self.configuration, self.kind, self.environment, self.control) = (configuration, kind, environment, control)
        supervisor = Supervisor(environment)
        life = NodeLife(hasBalancer: configuration.unreadySeconds > 0)
        // It decodes whole catalogues; nobody's request waits for its turns.
        control.slowTurn = { _ in }
    }

    /// Takes a signal.
    func take(_ signal: Signal) {
        switch (signal, kind) {
        case (.hangUp, .service): take(.askedToHandOver)
        default: take(.askedToEnd)
        }
    }

    /// Starts, serves, and returns when the node has ended.
    func run(_ sockets: NodeSockets, _ passed: PassedDescriptors = .none) async throws {
        let began = MonotonicInstant.now()
        self.sockets = sockets
        if let predecessor = try Predecessor(passed, on: control) {
            try await succeed(predecessor, sockets, since: began)
        } else {
            try await begin(sockets, since: began)
        }
        if life.state != .ended { await withUnsafeContinuation { waiter = $0 } }
        await node?.finish()
    }

    /// Lets clients in as soon as they can be answered, and says that it is ready once it is warm.
    private func begin(_ sockets: NodeSockets, since began: MonotonicInstant) async throws {
        openHealth(sockets.health)
        let node = try await Node.start(configuration, sockets.shop, board, on: control)
        self.node = node
        guard life.state == .starting else { return }
        open(node)
        let warmth = await node.warm()
        board.note(.good, of: .warmUp)
        sayReady(warmth, since: began)
    }

    /// Lets clients in only when it is warm and its predecessor wants it to: until then that one has them all.
    private func succeed(
        _ predecessor: Predecessor, _ sockets: NodeSockets, since began: MonotonicInstant
    ) async throws {
        let node = try await Node.start(configuration, sockets.shop, board, on: control)
        self.node = node
        let warmth = await node.warm()
        board.note(.good, of: .warmUp)
        guard await predecessor.letsServe() else {
            await node.finish()
            throw CommandFailure(
                status: .temporary, message: "the process that started this one is gone, or waits no longer")
        }
        openHealth(sockets.health)
        open(node)
        await predecessor.leaves()
        supervisor.tell(.mainProcess(.current))
        sayReady(warmth, since: began)
    }

    private func sayReady(_ warmth: Node.Warmth, since began: MonotonicInstant) {
        // Whoever has been asked for something else meanwhile says what comes of that.
        guard life.state == .serving, let node else { return }
        let span = MonotonicInstant.now().since(began).milliseconds
        let state = "ready after \(span) ms" + (warmth.all > 0 ? ", with \(warmth) hot pages" : "")
        configuration.log.notice(state)
        supervisor.tell(.ready, .status(state))
        writeLine("Shop: \(node.address)", to: 1)
    }

    private func open(_ node: Node) {
        node.open { [unowned self, unowned node] in sayAlive(node) }
        take(.opened)
    }

    private func openHealth(_ listener: ListeningSocket?) {
        guard let listener else { return }
        var limits = configuration.limits
        limits.connectionsMax = NodeProcess.healthConnectionsMax
        let server = HTTPServer(listener, loops: [control], limits: limits, log: configuration.log) { [board] _ in
            HealthSite(board)
        }
        server.open()
        healthServer = server
    }

    /// Tells the service manager now and then that all loops turn; while one does not, nothing.
    private func sayAlive(_ node: Node) {
        guard let watchdog = supervisor.watchdog, life.state != .leaving, control.now >= nextAlive,
            node.pulse.silence < TimeSpan(nanoseconds: watchdog.nanoseconds / 2)
        else { return }
        supervisor.tell(.alive)
        nextAlive = control.now.advanced(by: TimeSpan(nanoseconds: watchdog.nanoseconds / 3))
    }
}

/// What the life's table says.
extension NodeProcess {
    private func take(_ event: NodeLife.Event) {
        for action in life.take(event) { perform(action) }
    }

    private func perform(_ action: NodeLife.Action) {
        switch action {
        case .startSuccessor: control.start { [self] in await handOver() }
        case .endSuccessor: successor?.abandon()
        case .serveOn(let reason):
            configuration.log.error("there is no successor, and this process serves on: \(reason)")
            supervisor.tell(.ready, .status(StartWatch.servingOn + reason))
        case .beUnready: beUnready()
        case .awaitBalancer:
            control.schedule(after: .seconds(configuration.unreadySeconds)) { [weak self] in
                self?.take(.unreadyTimeIsOver)
            }
        case .stopAccepting: node?.stopAccepting()
        case .leaveAccepting: leaveAccepting()
        case .drain: node?.drain(emptied)
        case .drainSlowly: node?.drainSlowly(emptied)
        case .finish: waiter.take()?.resume()
        case .cut: cut()
        case .refuse(let reason): configuration.log.warning("no successor is started: \(reason)")
        }
    }

    private func beUnready() {
        let span = configuration.unreadySeconds
        let letsIn = span > 0 ? "who comes within \(span) s is let in; " : ""
        configuration.log.notice("ending: \(letsIn)requests under way may finish")
        board.note(.failing("the process is ending"), of: .draining)
        node?.announceEnd()
        supervisor.tell(.stopping, .status("ending"))
    }

    /// What still comes on an open connection is answered, the balancer's question too: the shop is healthy.
    private func leaveAccepting() {
        healthServer?.announceEnd()
        healthServer?.leaveAccepting()
        let confined = LoopConfined(successor)
        node?.leaveAccepting { [control] in control.post { confined.value?.noteLeft() } }
    }

    /// Called on a serving loop.
    private var emptied: @Sendable () -> Void {
        let confined = LoopConfined(self)
        return { [control] in control.post { confined.value.take(.emptied) } }
    }

    private func cut() {
        configuration.log.notice("ending at once")
        switch kind {
        case .service: endProcessAtOnce(status: ExitStatus.ok.rawValue)
        case .shop: waiter.take()?.resume()
        }
    }
}

/// Handing over.
extension NodeProcess {
    private func handOver() async {
        guard case .service(let place) = kind, let sockets, let node else { return }
        let log = configuration.log
        log.notice("a successor is started: \(place.executable)")
        supervisor.tell(.reloading(since: .now()), .status("starting a successor"))
        await node.keepHotPages()
        guard life.state == .handingOver else { return }
        do throws(SystemError) {
            var variables = environment.variables
            variables[Supervisor.watchdogProcessVariable] = nil
            let successor = try Successor.start(
                ChildProcess.Heir(
                    place.executable, in: place.folder, arguments: place.arguments, environment: variables,
                    descriptors: sockets.descriptors), on: control)
            self.successor = successor
            defer { self.successor = nil }
            let seconds = configuration.handoverSeconds
            let name = "process \(successor.pid)"
            switch await successor.takeOver(within: .seconds(seconds)) {
            case .serves:
                log.notice("\(name) serves from now on; this one ends with its last connection")
                take(.successorServes)
            case .ended(let code):
                let status = code.map { "\($0)" } ?? "unknown"
                take(.successorFailed("\(name) ended with status \(status) before it was ready"))
            case .late: take(.successorFailed("\(name) was not ready within \(seconds) s, and was ended"))
            }
        } catch {
            take(.successorFailed("\(error)"))
        }
    }
}
