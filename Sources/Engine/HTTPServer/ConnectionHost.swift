import Basics
import CLinux
import EventLoop
import HTTP
import Synchronization

/// What the connections of one loop share: the responder, the reading buffer, the Date line, and requests to lend. A
/// connection that waits for its next request holds no buffer.
///
/// A connection and its host hold each other until the connection ends.
final class ConnectionHost: @unchecked Sendable {
    let loop: EventLoop
    let limits: ServerLimits
    let trust: ProxyTrust
    let log: Log
    let readBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ConnectionHost.readBytes, alignment: 16)
    private(set) var responder: (any Responder)?
    private(set) var isDraining = false
    /// How many requests have begun to be answered.
    private(set) var requestsBegun: UInt64 = 0
    /// While the server ends, a connection waits only so long for a request. Not closing at once gives those who are in
    /// use an answer that says `Connection: close`; a client whose request meets a close has lost it.
    private(set) var lastRequestSeconds: Int
    private var connections: [Int32: Connection] = [:]
    private var resting: [Connection] = []
    private var idleRequests: [Request] = []
    private var spareOutput: [UInt8] = []
    private var cachedSerializer: (second: UInt64, serializer: ResponseSerializer)?
    private let live = Atomic<Int>(0)
    private var bodyBytes = 0
    /// The requests that are worked on, and those that wait for their turn.
    let work: WorkLine
    private let slowTurns = SlowTurns()
    /// When the log may next say that a PROXY header was missing.
    private var nextTelling = MonotonicInstant(nanoseconds: 0)
    /// The lines about answers; nil where nobody wants them.
    let accessLines: AccessLines?

    /// What one read takes at most.
    static let readBytes = 65_536
    /// So many requests are kept for lending.
    private static let sparesMax = 256
    /// What an output buffer holds before it grows.
    private static let outputBytesAtFirst = 4_096
    private static let secondsBetweenTellings = 10
    /// An output buffer that has grown beyond this is not kept.
    private static let outputBytesKeptMax = 131_072

    init(_ loop: EventLoop, limits: ServerLimits, trust: ProxyTrust, log: Log, accessLog: AccessLog?) {
        (self.loop, self.limits, self.trust, self.log) = (loop, limits, trust, log)
        lastRequestSeconds = limits.idleTimeoutSeconds
        work = WorkLine(on: loop, limits, log)
        accessLines = accessLog.map { AccessLines($0, on: loop) }
    }

    deinit { readBuffer.deallocate() }

    func begin(with responder: any Responder) {
        self.responder = responder
        // The loop's owner may have its own idea of what is slow.
        guard loop.slowTurn == nil else { return }
        loop.slowTurn = { [slowTurns, unowned loop, log] span in
            slowTurns.note(span, at: loop.now, loop: loop.index, log)
        }
    }

    /// Connections that are open or on their way to this loop, and those that are gone while their task is still at
    /// work.
    var liveCount: Int { live.load(ordering: .relaxed) }

    /// Counts a connection before it arrives, so that a batch spreads.
    func reserve() { live.wrappingAdd(1, ordering: .relaxed) }

    /// The counterpart of `reserve`.
    func release() { live.wrappingSubtract(1, ordering: .relaxed) }

    func adopt(_ descriptor: Int32, from peer: NetworkAddress?) {
        let connection = Connection(descriptor, from: peer, on: self)
        do {
            try loop.watch(descriptor, connection)
            connections[descriptor] = connection
        } catch {
            log.warning("a connection was dropped: \(error)")
            loop.unwatch(descriptor)
            close(descriptor)
            release()
        }
    }

    /// A connection has been closed. It counts until its task has ended too, so that a drain waits for the work.
    func forget(_ connection: Connection) {
        connections[connection.descriptor] = nil
        if !connection.isHandling { release() }
    }

    /// Every answer says from now on that its connection ends.
    func announceEnd() {
        isDraining = true
        for connection in connections.values { connection.machine.isDraining = true }
    }

    /// Ends connections: with their next answer, or when none is asked for within a while.
    func drain(idleSeconds: Int) {
        announceEnd()
        lastRequestSeconds = idleSeconds
        for connection in Array(connections.values) { connection.drain() }
    }

    /// Closes every connection now.
    func cut() {
        for connection in Array(connections.values) { connection.end() }
    }

    /// Lets a connection go on in the loop's next turn.
    func resumeSoon(_ connection: Connection) {
        resting.append(connection)
        guard resting.count == 1 else { return }
        loop.post { [self] in
            let rested = resting
            resting = []
            for connection in rested { connection.resume() }
        }
    }
}

/// Bodies.
extension ConnectionHost {
    /// Counts bytes of bodies that have come, or are over; false, and nothing is counted, where they are too many.
    func hold(_ byteCount: Int) -> Bool {
        guard byteCount < 0 || bodyBytes + byteCount <= limits.bodiesBytesMax else { return false }
        bodyBytes += byteCount
        return true
    }
}

/// Lending.
extension ConnectionHost {
    func lendRequest() -> Request { idleRequests.popLast() ?? Request() }

    func takeBack(_ request: Request) {
        guard idleRequests.count < ConnectionHost.sparesMax else { return }
        // A large body's memory is not kept for a request that may never come.
        if request.body.count > ConnectionHost.readBytes { request.reset() }
        idleRequests.append(request)
    }

    /// Lends a buffer for answers. One is enough: connections work one after another, and most send all they have.
    func lendOutput(_ output: inout [UInt8]) {
        swap(&output, &spareOutput)
        if output.capacity == 0 { output.reserveCapacity(ConnectionHost.outputBytesAtFirst) }
    }

    /// Takes back an empty buffer.
    func takeBackOutput(_ output: inout [UInt8]) {
        if output.capacity <= ConnectionHost.outputBytesKeptMax { swap(&output, &spareOutput) }
        if output.capacity > 0 { output = [] }
    }

    /// The serializer with the Date line of this second.
    var serializer: ResponseSerializer {
        let second = loop.now.nanoseconds / 1_000_000_000
        if let cachedSerializer, cachedSerializer.second == second { return cachedSerializer.serializer }
        let made = ResponseSerializer(date: HTTPDate.bytes(Instant.now()))
        cachedSerializer = (second, made)
        return made
    }

    /// A trusted balancer has sent something else than a PROXY header: most likely one of the two is set up wrongly.
    func noteBadProxyHeader(from peer: Sender?) {
        guard loop.now >= nextTelling else { return }
        log.warning("a connection of the trusted \(peer?.address.text ?? "balancer") began without a PROXY header")
        nextTelling = loop.now.advanced(by: .seconds(ConnectionHost.secondsBetweenTellings))
    }

    /// A request is going to be answered. What was asked for is remembered, for the line about a slow turn.
    func noteBegin(of request: Request) {
        requestsBegun &+= 1
        slowTurns.note(request)
    }
}

/// Requests that wait for something.
extension ConnectionHost {
    /// How long an answer may take, the wait for its turn included.
    static let answerSeconds = 10
    /// How long a streamed answer may take to be made.
    static let streamSeconds = 300

    /// The answer to a request for which there is no room.
    func refusal(of request: Request) -> Response { responder?.busy(request) ?? .busy }
}
