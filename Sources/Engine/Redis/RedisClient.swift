public import Basics
import CLinux
public import EventLoop

/// A loop's connection to Redis, shared by all tasks of that loop.
///
/// Commands are pipelined: each is written as it comes (those of one turn together) and the replies, which come in the
/// same order, are handed to the waiting tasks. A reply that does not come in time closes the connection, as the
/// replies behind it could no longer be told apart. After a failure a *breaker* keeps callers from waiting: until the
/// back-off (50 ms, doubled up to 5 s) is over commands fail at once; then one command tries, and the others follow
/// when it got its reply.
public final class RedisClient {
    /// What a client may hold and for how long it waits.
    public struct Limits: Sendable {
        /// A command's time from asking to reply, unless the caller says otherwise.
        public var commandMilliseconds = 100
        /// Commands written or to be written whose reply is not there yet.
        public var commandsInFlightMax = 4_096
        /// Bytes of one reply; a longer one closes the connection.
        public var replyBytesMax = 16 * 1_024 * 1_024
        /// The first pause after a failure.
        public var backOffMilliseconds = 50
        /// The longest pause between two attempts.
        public var backOffMillisecondsMax = 5_000

        /// The usual limits.
        public init() {}
    }

    let loop: EventLoop
    let endpoint: RedisEndpoint
    let limits: Limits
    let log: Log
    let names: BlockingPool?
    private let randomUnit: () -> Double

    var state = State.disconnected
    var pending = PendingQueue()
    var output: [UInt8] = []
    var sentCount = 0
    var isFlushScheduled = false
    /// Failures in a row since the last reply.
    private var failures = 0
    private var nextAttempt = MonotonicInstant(nanoseconds: 0)
    private var alarm: LoopTimer?
    private var isClosed = false

    enum State {
        case disconnected
        /// Looking up the name, or waiting for the socket to connect.
        case connecting(Wire?)
        case connected(Wire)
    }

    /// A client that connects with its first command. Host names are looked up on `names`; a socket path or a numeric
    /// address needs none. `randomUnit` (0 ..< 1) spreads the pauses of many nodes.
    public init(
        loop: EventLoop, endpoint: RedisEndpoint, limits: Limits = Limits(), log: Log, names: BlockingPool? = nil,
        randomUnit: @escaping () -> Double = { Double.random(in: 0..<1) }
    ) {
        (self.loop, self.endpoint, self.limits, self.log) = (loop, endpoint, limits, log)
        (self.names, self.randomUnit) = (names, randomUnit)
    }

    deinit { close() }

    /// Whether the last attempt failed and commands are refused for now.
    public var isUnavailable: Bool { failures > 0 }
    /// Commands whose reply is not there yet.
    public var inFlightCount: Int { pending.count }

    /// Sends a command and waits for its reply. An error reply is thrown.
    public func command(
        _ words: RedisArgument..., within span: TimeSpan? = nil
    ) async throws(RedisError) -> RedisValue {
        let replies = try await commands([words], within: span)
        guard let reply = replies.first else { throw .connectionLost }
        if case .error(let message) = reply { throw .reply(message) }
        return reply
    }

    /// Sends several commands at once and waits for all replies, in order. Error replies are among them.
    public func commands(
        _ commands: [[RedisArgument]], within span: TimeSpan? = nil
    ) async throws(RedisError) -> [RedisValue] {
        assert(loop.isCurrent, "a client is used on its loop")
        guard !commands.isEmpty else { return [] }
        try admit(commands.count)
        let deadline = MonotonicInstant.now().advanced(by: span ?? .milliseconds(limits.commandMilliseconds))
        let outcome: Result<[RedisValue], RedisError> = await withUnsafeContinuation { continuation in
            let wasIdle = pending.isEmpty
            for command in commands { output.append(command: command) }
            pending.append(PendingCommands(count: commands.count, deadline: deadline, continuation: continuation))
            setAlarm(deadline)
            send(isFirst: wasIdle)
        }
        return try outcome.get()
    }

    /// Closes the connection; whoever waits gets `connectionLost`, and later commands are refused.
    public func close() {
        isClosed = true
        alarm?.cancel()
        drop(reason: nil)
    }
}

/// The breaker and the deadlines.
extension RedisClient {
    private func admit(_ count: Int) throws(RedisError) {
        guard !isClosed else { throw .unavailable }
        if failures > 0 {
            // After a failure one command at a time tries, and only when the pause is over.
            guard pending.isEmpty, MonotonicInstant.now() >= nextAttempt else { throw .unavailable }
        }
        guard pending.count + count <= limits.commandsInFlightMax else { throw .overloaded }
    }

    func noteReply() {
        guard failures > 0 else { return }
        log.notice("Redis at \(endpoint.place) is back")
        failures = 0
    }

    /// Closes the connection and fails what is under way. With a reason it is a failure that starts a pause.
    func drop(reason: String?, deadlineIsReason: Bool = false) {
        var wasConnected = false
        switch state {
        case .connected(let wire):
            wire.close()
            wasConnected = true
        case .connecting(let wire): wire?.close()
        case .disconnected: break
        }
        state = .disconnected
        output.removeAll(keepingCapacity: output.capacity <= RedisClient.keptOutputBytesMax)
        sentCount = 0
        if let reason {
            failures += 1
            let factor = 1 << min(failures - 1, 16)
            let longest = min(limits.backOffMilliseconds * factor, limits.backOffMillisecondsMax)
            let pause = Int(Double(longest) * (0.5 + 0.5 * randomUnit()))
            nextAttempt = MonotonicInstant.now().advanced(by: .milliseconds(pause))
            if failures == 1 { log.warning("Redis at \(endpoint.place): \(reason)") }
        }
        let now = MonotonicInstant.now()
        for waiting in pending.removeAll() {
            let isLate = deadlineIsReason && waiting.deadline <= now
            let error: RedisError = isLate ? .deadlinePassed : wasConnected ? .connectionLost : .unavailable
            waiting.continuation?.resume(returning: .failure(error))
        }
    }

    static let keptOutputBytesMax = 256 * 1_024

    /// One timer for all deadlines: it fires at the earliest it knew of, looks at all, and is set again.
    private func setAlarm(_ deadline: MonotonicInstant) {
        if let alarm, alarm.deadline <= deadline { return }
        alarm?.cancel()
        alarm = loop.schedule(at: deadline) { [weak self] in self?.lookAtDeadlines() }
    }

    private func lookAtDeadlines() {
        alarm = nil
        guard let earliest = pending.earliestDeadline else { return }
        if earliest <= loop.now {
            drop(reason: "no reply in time", deadlineIsReason: true)
        } else {
            setAlarm(earliest)
        }
    }
}
