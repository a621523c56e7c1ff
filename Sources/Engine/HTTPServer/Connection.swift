import Basics
import CLinux
import EventLoop
import HTTP

/// One client's connection: the I/O around a `ConnectionMachine`.
///
/// Everything happens in `work`: it reads, answers what has come in a loop (pipelining), and writes all answers at
/// once. It stops where it would have to wait, for the client, for a task, or for its next share of the loop, and
/// whatever is waited for calls it again.
final class Connection: DescriptorHandler {
    /// What is waited for, and so which time-out runs.
    enum Wait {
        case request, lastRequest, head, body, answer, reading, end
    }

    /// How the connection ends once everything is sent.
    enum Ending {
        case none
        /// At once: the client sends no more.
        case plainly
        /// After the client has had time to read. A close with unread bytes is a reset, which can take the answer away
        /// from under the client's eyes (RFC 9112 §9.6).
        case lingering
    }

    let descriptor: Int32
    let host: ConnectionHost
    var machine: ConnectionMachine
    /// Who is at the other end, or whom the balancer there has told.
    var sender: Sender?
    /// The balancer's PROXY header has not come yet.
    var awaitsProxyHeader: Bool
    /// The request that is coming in or being answered.
    var request: Request?
    /// What the host counts of its body.
    var bodyBytesHeld = 0
    /// What has been read, and how much of it is used up.
    var input: [UInt8] = []
    var inputUsed = 0
    var output = OutgoingBytes()
    /// The task that has filled the output and waits for room.
    var writer: UnsafeContinuation<Void, Never>?
    private var deadline: MovingDeadline?
    /// What the deadline is set for; nil where it has to be set anew.
    private var waitingFor: Wait?
    /// The bytes that had moved when it was set.
    private var movedBefore = 0

    /// When the request was whole, and the size and status of its answer: for the access log.
    var answerBegan = MonotonicInstant(nanoseconds: 0)
    var answerBytes = 0
    var answerStatus = 0

    /// A task works on the answer.
    var isHandling = false
    /// The task writes a body.
    var isStreaming = false
    /// The client does not take its answers; nothing more is made for it until it does.
    var isFull = false
    /// The loop's other work comes first; `work` is called again.
    var isResting = false
    var ending = Ending.none
    /// All is sent and said; what still comes is thrown away.
    var isLingering = false
    var isClosed = false
    /// There may be bytes in the socket.
    var mayHaveInput = false
    /// The end of the client's bytes has been seen by the kernel, so reading goes on up to it.
    var endIsNear = false
    /// The client sends no more.
    var hasEnded = false
    private var isWorking = false

    init(_ descriptor: Int32, from peer: NetworkAddress?, on host: ConnectionHost) {
        (self.descriptor, self.host) = (descriptor, host)
        sender = peer.map { Sender($0, isTold: false) }
        awaitsProxyHeader = host.trust.speaksProxyProtocol && peer.map(host.trust.networks.contains) ?? false
        machine = ConnectionMachine(limits: host.limits)
        machine.isDraining = host.isDraining
        deadline = MovingDeadline(on: host.loop) { [unowned self] in expire() }
        moveDeadline()
    }

    func becameReady(_ readiness: Readiness) {
        guard !isClosed else { return }
        if !readiness.isDisjoint(with: .failed) { return end() }
        if isFull, !readiness.isDisjoint(with: .writable) {
            isFull = false
            flush()
        }
        if !readiness.isDisjoint(with: .readable) { mayHaveInput = true }
        if !readiness.isDisjoint(with: .finished) { endIsNear = true }
        work()
    }

    /// Answers what is there and lets the connection end soon: with its next answer, or when none is asked for.
    func drain() {
        mayHaveInput = true
        waitingFor = nil
        work()
    }

    /// Goes on after the loop's other work has had its turn.
    func resume() {
        isResting = false
        work()
    }

    /// Does all that can be done without waiting.
    func work() {
        guard !isWorking, !isClosed else { return }
        isWorking = true
        repeat {
            if !input.isEmpty { consumeInput() }
            flush()
            endIfDue()
        } while readOnce()
        isWorking = false
        giveOutputBack()
        moveDeadline()
    }

    /// Whether the next request has to wait.
    var isBlocked: Bool { isHandling || isFull || isResting || ending != .none || isClosed }
}

/// Ending.
extension Connection {
    private func endIfDue() {
        guard !isClosed, !isLingering else { return }
        // The answers to all that came before its end have been made: a client may finish sending behind its last
        // request.
        if hasEnded, !isBlocked, machine.inputEnded() == .close { ending = .plainly }
        guard ending != .none, output.isEmpty else { return }
        guard ending == .lingering, !hasEnded else { return end() }
        shutdown(descriptor, Int32(SHUT_WR))
        isLingering = true
        mayHaveInput = true
    }

    /// Closes the connection now.
    func end() {
        guard !isClosed else { return }
        isClosed = true
        deadline = nil
        host.loop.unwatch(descriptor)
        close(descriptor)
        input = []
        output = OutgoingBytes()
        writer.take()?.resume()
        // A task that is at work still reads the request: `finish` lets go of it.
        if !isHandling { giveRequestBack() }
        host.forget(self)
    }

    /// Closes the connection so that the client sees a failure and not an end.
    func abort() {
        guard !isClosed else { return }
        var reset = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &reset, socklen_t(MemoryLayout<linger>.size))
        end()
    }
}

/// Time-outs.
extension Connection {
    /// A refused or leaving client may go on sending for so long before the connection is cut.
    private static let lingerSeconds = 2
    /// A task that has passed its deadline by so much is not waited for any more; nor is the next slice of a body.
    private static let answerGraceSeconds = 5

    private var currentWait: Wait {
        if isLingering { return .end }
        if isFull { return .reading }
        if isHandling { return .answer }
        return switch machine.deadline {
        case .idle: machine.isDraining ? .lastRequest : awaitsProxyHeader ? .head : .request
        case .header: .head
        case .body: .body
        case .handling: .answer
        case .write: .reading
        }
    }

    /// Lets the time-out of the present wait begin anew: something has moved.
    func restartDeadline() { waitingFor = nil }

    /// Sets the time-out for what is waited for now. A time-out counts from the beginning of its wait, whatever
    /// trickles.
    func moveDeadline() {
        guard !isClosed else { return }
        let wait = currentWait
        guard wait != waitingFor else { return }
        waitingFor = wait
        movedBefore = bytesMoved(in: wait)
        deadline?.set(host.loop.now.advanced(by: .seconds(seconds(for: wait))))
    }

    private func seconds(for wait: Wait) -> Int {
        switch wait {
        case .request: host.limits.idleTimeoutSeconds
        case .lastRequest: host.lastRequestSeconds
        case .head: host.limits.headerTimeoutSeconds
        case .body: host.limits.bodyTimeoutSeconds
        case .answer: ConnectionHost.answerSeconds + Connection.answerGraceSeconds
        case .reading: host.limits.writeTimeoutSeconds
        case .end: Connection.lingerSeconds
        }
    }

    /// What has come or gone of that which is waited for, where it may take more than one time-out. What the kernel
    /// holds for the client counts as not taken.
    private func bytesMoved(in wait: Wait) -> Int {
        switch wait {
        case .body: request?.body.count ?? 0
        case .reading: output.totalSent - Int(clinux_untaken_bytes(descriptor))
        default: 0
        }
    }

    /// Whether so much has moved in this time-out that another one may follow.
    private func hasMovedEnough(in wait: Wait) -> Bool {
        let moved = bytesMoved(in: wait) - movedBefore
        return moved > 0 && moved >= host.limits.bytesPerSecondMin * seconds(for: wait)
    }

    private func expire() {
        if let wait = waitingFor, hasMovedEnough(in: wait) {
            restartDeadline()
            return moveDeadline()
        }
        switch waitingFor {
        case .head, .body, .answer:
            // A body that has begun cannot become a refusal.
            if !isStreaming, let refusal = machine.expired() {
                host.serializer.append(refusal, output: &output.bytes)
                flush()
            }
            if isStreaming { abort() } else { end() }
        case .reading:
            // Bytes are left that the client has not taken. A plain end would be the whole of a body that ends with its
            // connection.
            abort()
        case .request where clinux_untaken_bytes(descriptor) > 0:
            // The kernel would keep the rest of the last answer for as long as the client likes.
            abort()
        default:
            end()
        }
    }
}

extension Readiness {
    /// The peer sends no more; what it sent before may still be unread.
    static let finished = Readiness(rawValue: EPOLLRDHUP.rawValue)
}
