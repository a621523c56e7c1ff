public import Basics
public import EventLoop

/// Work in progress that a node's loops share: who asks for what is being made already waits for it.
///
/// Of those who ask for a key at the same time one makes it on its own loop, and the others wait, each on theirs: a
/// waiting task prefers its loop, so that who ends the flight brings it back through that loop's inbox. The flights are
/// in 64 shards, each behind a mutex that is held for a look-up, and over no work.
///
/// Nobody depends on a maker that is stuck, or on its loop. A waiter's own loop wakes it when the flight has lasted for
/// `millisecondsMax` or when its own request's deadline has come. From then on nobody joins that flight: the first who
/// asks again makes a new one.
///
/// What may have become old is not waited for either where the key says as of when it is wanted.
public final class Flights<Key: Hashable & Sendable, Landing: Sendable>: Sendable {
    private let shards: [Shard]
    private let span: TimeSpan

    /// How many shards there are.
    public static var shardCount: Int { 64 }
    /// A flight that has lasted for so long is not waited for any more, unless said otherwise.
    public static var millisecondsMax: Int { 2_000 }
    /// So many flights of a shard can be joined. Further work is done by everybody who asks for it.
    public static var flightsPerShardMax: Int { 256 }

    /// Work on one key.
    public final class Flight: Sendable {
        fileprivate let key: Key
        /// Until when it is waited for.
        fileprivate let end: MonotonicInstant
        fileprivate let state = Guarded(State())

        fileprivate init(_ key: Key, until end: MonotonicInstant) { (self.key, self.end) = (key, end) }
    }

    /// What one who asks is to do.
    public enum Part: Sendable {
        /// To make it, and to end the flight whatever comes of it.
        case make(Flight)
        /// To wait for who makes it.
        case wait(Flight)
    }

    fileprivate struct State {
        var waiters: [Waiter] = []
        var isOver = false
        var landing: Landing?
    }

    private final class Shard: Sendable {
        let flights = Guarded<[Key: Flight]>([:])
    }

    /// One who waits, until there is something or the time is over, whichever comes first.
    fileprivate final class Waiter: Sendable {
        private let continuation: Guarded<UnsafeContinuation<Landing?, Never>?>

        init(_ continuation: UnsafeContinuation<Landing?, Never>) { self.continuation = Guarded(continuation) }

        func resume(_ landing: Landing?) { continuation.withLock { $0.take() }?.resume(returning: landing) }
    }

    /// No flights yet.
    public init(millisecondsMax: Int = Flights.millisecondsMax) {
        shards = (0..<Self.shardCount).map { _ in Shard() }
        span = .milliseconds(millisecondsMax)
    }

    /// What `make` comes to for a key, by whoever asked first. What it cannot say for others is nil: they ask again.
    ///
    /// Nil where the request's deadline has passed, or where the caller's own `make` gave nil.
    public func landing(of key: Key, on loop: EventLoop, _ make: () async -> Landing?) async -> Landing? {
        while true {
            switch part(in: key, at: .now()) {
            case .make(let flight):
                let landing = await make()
                end(flight, landing)
                return landing
            case .wait(let flight):
                if let landing = await landing(of: flight, on: loop) { return landing }
                if RequestDeadline.hasPassed { return nil }
            }
        }
    }

    /// What to do for a key: make it where nobody does, else wait.
    ///
    /// Who is to make it looks once more whether it is there: the flight before may just have ended.
    public func part(in key: Key, at now: MonotonicInstant) -> Part {
        shard(of: key).flights.withLock { flights in
            let known = flights[key]
            if let known, now < known.end { return .wait(known) }
            let flight = Flight(key, until: now.advanced(by: span))
            if known != nil || flights.count < Self.flightsPerShardMax { flights[key] = flight }
            return .make(flight)
        }
    }

    /// Ends a flight and tells all who wait what it came to; nil lets them ask again.
    public func end(_ flight: Flight, _ landing: Landing?) {
        shard(of: flight.key).flights.withLock { flights in
            if flights[flight.key] === flight { flights[flight.key] = nil }
        }
        let waiters = flight.state.withLock { state in
            (state.isOver, state.landing) = (true, landing)
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume(landing) }
    }

    /// What a flight comes to; nil where the caller is to ask again. The caller is a task on `loop`.
    public func landing(of flight: Flight, on loop: EventLoop) async -> Landing? {
        let end = min(flight.end, RequestDeadline.current ?? flight.end)
        var timer: LoopTimer?
        defer { timer?.cancel() }
        return await withUnsafeContinuation { continuation in
            let waiter = Waiter(continuation)
            let (isOver, landing) = flight.state.withLock { state in
                if !state.isOver { state.waiters.append(waiter) }
                return (state.isOver, state.landing)
            }
            if isOver { return waiter.resume(landing) }
            timer = loop.schedule(at: end) { waiter.resume(nil) }
        }
    }

    /// How many flights can be joined.
    public var count: Int { shards.reduce(0) { $0 + $1.flights.withLock { $0.count } } }

    private func shard(of key: Key) -> Shard { shards[Int(UInt(bitPattern: key.hashValue) % UInt(Self.shardCount))] }
}
