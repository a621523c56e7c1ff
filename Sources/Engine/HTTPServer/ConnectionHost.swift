import Basics
import CLinux
import EventLoop
import HTTP
import Synchronization

/// What the connections of one loop share: the responder, the reading buffer, the Date line, and requests to lend. A
/// connection that waits for its next request holds no buffer.
final class ConnectionHost: @unchecked Sendable {
    let loop: EventLoop
    let limits: ServerLimits
    let log: Log
    let readBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ConnectionHost.readBytes, alignment: 16)
    private(set) var responder: (any Responder)?
    private(set) var isDraining = false
    private var connections: [Int32: Connection] = [:]
    private var idleRequests: [Request] = []
    private var idleOutputs: [[UInt8]] = []
    private var cachedSerializer: (second: Int64, serializer: ResponseSerializer)?
    private let live = Atomic<Int>(0)
    private var taskCount = 0
    private var lastTarget = ""

    /// What one read takes at most.
    static let readBytes = 65_536
    /// So many requests and output buffers are kept for lending.
    private static let sparesMax = 256
    /// An output buffer that has grown beyond this is not kept.
    private static let outputBytesKeptMax = 131_072

    init(_ loop: EventLoop, limits: ServerLimits, log: Log) {
        (self.loop, self.limits, self.log) = (loop, limits, log)
    }

    deinit { readBuffer.deallocate() }

    func begin(with responder: any Responder) {
        self.responder = responder
        loop.slowTurn = { [unowned self] span in
            log.warning("a turn of \(span.milliseconds) ms on loop \(loop.index), last request \(lastTarget)")
        }
    }

    /// Connections that are open or on their way to this loop.
    var liveCount: Int { live.load(ordering: .relaxed) }

    /// Counts a connection before it arrives, so that a batch spreads.
    func reserve() { live.wrappingAdd(1, ordering: .relaxed) }

    func adopt(_ descriptor: Int32) {
        let connection = Connection(descriptor, on: self)
        do {
            try loop.watch(descriptor, connection)
            connections[descriptor] = connection
        } catch {
            log.warning("a connection was dropped: \(error)")
            close(descriptor)
            live.wrappingSubtract(1, ordering: .relaxed)
        }
    }

    func forget(_ descriptor: Int32) {
        guard connections.removeValue(forKey: descriptor) != nil else { return }
        live.wrappingSubtract(1, ordering: .relaxed)
    }

    func drain() {
        isDraining = true
        for connection in Array(connections.values) { connection.drain() }
    }
}

/// Lending.
extension ConnectionHost {
    func lendRequest() -> Request { idleRequests.popLast() ?? Request() }

    func takeBack(_ request: Request) {
        if idleRequests.count < ConnectionHost.sparesMax { idleRequests.append(request) }
    }

    func lendOutput() -> [UInt8] { idleOutputs.popLast() ?? [] }

    func takeBack(_ output: consuming [UInt8]) {
        guard idleOutputs.count < ConnectionHost.sparesMax, output.capacity <= ConnectionHost.outputBytesKeptMax else {
            return
        }
        output.removeAll(keepingCapacity: true)
        idleOutputs.append(output)
    }

    /// The serializer with the Date line of this second.
    var serializer: ResponseSerializer {
        let second = Int64(loop.now.nanoseconds / 1_000_000_000)
        if let cachedSerializer, cachedSerializer.second == second { return cachedSerializer.serializer }
        let made = ResponseSerializer(date: HTTPDate.bytes(Instant.now()))
        cachedSerializer = (second, made)
        return made
    }
}

/// Requests that wait for something.
extension ConnectionHost {
    /// How long an answer may take.
    static let answerSeconds = 10

    /// Starts the task of a request; says false when too many are under way and the answer is 503.
    func start(_ work: @escaping () async -> Response, for request: Request, then finish: @escaping (Response) -> Void)
        -> Bool
    {
        guard taskCount < limits.queueDepthMax else { return false }
        taskCount += 1
        lastTarget = request.pathText
        let end = loop.now.advanced(by: .seconds(ConnectionHost.answerSeconds))
        loop.start { [self] in
            let response = await RequestDeadline.$current.withValue(end) { await work() }
            taskCount -= 1
            finish(response)
        }
        return true
    }
}
