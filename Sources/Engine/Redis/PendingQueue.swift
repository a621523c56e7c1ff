import Basics

/// Commands sent together by one task, which waits for all their replies.
final class PendingCommands {
    let deadline: MonotonicInstant
    /// Nil for commands of our own, such as signing in.
    let continuation: UnsafeContinuation<Result<[RedisValue], RedisError>, Never>?
    private(set) var remaining: Int
    private(set) var replies: [RedisValue] = []

    init(
        count: Int, deadline: MonotonicInstant,
        continuation: UnsafeContinuation<Result<[RedisValue], RedisError>, Never>?
    ) {
        (remaining, self.deadline, self.continuation) = (count, deadline, continuation)
    }

    func add(_ reply: RedisValue) {
        replies.append(reply)
        remaining -= 1
    }
}

/// Commands in the order in which they were written, which is the order of the replies.
struct PendingQueue {
    private var queue: [PendingCommands] = []
    private var head = 0
    /// How many commands wait for a reply.
    private(set) var count = 0

    var isEmpty: Bool { head == queue.count }
    var first: PendingCommands? { isEmpty ? nil : queue[head] }
    var earliestDeadline: MonotonicInstant? { queue[head...].lazy.map(\.deadline).min() }

    mutating func append(_ commands: PendingCommands) {
        queue.append(commands)
        count += commands.remaining
    }

    /// Puts commands in front of those that nobody has written yet.
    mutating func prepend(_ commands: PendingCommands) {
        queue.insert(commands, at: head)
        count += commands.remaining
    }

    /// Gives a reply to the one who waits longest, and gives that one back when it has all its replies.
    mutating func take(_ reply: RedisValue) -> PendingCommands? {
        guard !isEmpty else { return nil }
        let first = queue[head]
        first.add(reply)
        count -= 1
        guard first.remaining == 0 else { return nil }
        head += 1
        if head == queue.count {
            queue.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 1_024, head * 2 >= queue.count {
            queue.removeFirst(head)
            head = 0
        }
        return first
    }

    mutating func removeAll() -> ArraySlice<PendingCommands> {
        defer { self = PendingQueue() }
        return queue[head...]
    }
}
