/// Every limit of the HTTP server, each named with its unit last.
public struct ServerLimits: Sendable, Equatable {
    /// The longest request head: request line, field lines and the empty line. Beyond it: 431.
    public var headerBytesMax = 16_384
    /// The longest request target. Beyond it: 414.
    public var targetBytesMax = 8_192
    /// The most field lines in a head. Beyond it: 431.
    public var fieldsMax = 100
    /// The longest request body, decoded. Beyond it: 413.
    public var bodyBytesMax = 1_048_576
    /// The most bytes of bodies that a loop holds, of requests that still come and of those at work. Beyond it: 503.
    public var bodiesBytesMax = 134_217_728
    /// How long a connection may wait for its next request; above the balancer's 60 s, so that it closes first.
    public var idleTimeoutSeconds = 75
    /// How long a head may take from its first byte to its last (slow-loris).
    public var headerTimeoutSeconds = 10
    /// In each span of so long a body must bring `bytesPerSecondMin`. Else: 408.
    public var bodyTimeoutSeconds = 30
    /// In each span of so long a client must take `bytesPerSecondMin` of an answer that waits for it. Else it is cut.
    public var writeTimeoutSeconds = 30
    /// The least rate at which a client sends a body or takes an answer, over a whole time-out: a byte now and then
    /// does not hold a connection and its memory for ever. A page of 42 KB is taken in ten seconds at this rate.
    public var bytesPerSecondMin = 4_096
    /// After so many requests a connection is closed, so that loads even out.
    public var requestsPerConnectionMax = 100_000
    /// The most open connections of a process.
    public var connectionsMax = 20_000
    /// The most requests of a loop that are worked on; further ones wait for their turn.
    public var tasksMax = 256
    /// The most requests of a loop that wait for their turn. Beyond it: 503.
    public var queueDepthMax = 1_024
    /// Once the first of them has waited so long, a further one is not let in: 503. Who is in waits twice that at most.
    public var queueMillisecondsMax = 1_000
    /// The most streamed answers of a loop, which go on as slowly as their clients read. Beyond it: 503.
    public var streamsMax = 128

    /// The defaults.
    public init() {}
}

/// Limits that no operator needs to turn.
enum FixedLimits {
    /// All chunk extensions of one body together (RFC 9112 §7.1.1 asks for a limit).
    static let chunkExtensionBytesMax = 4_096
    /// The trailer section of one chunked body.
    static let trailerBytesMax = 8_192
    /// The digits of a chunk's size: what fits 64 bits.
    static let chunkSizeDigitsMax = 16
    /// What a reused `Request` keeps of a body's memory.
    static let bodyBytesKeptMax = 65_536
    /// What is set aside for a body at its announcement; more only as it comes.
    static let bodyBytesReservedMax = 65_536
    /// Name-value pairs of a query, a form or the cookies (PHP's `max_input_vars`).
    static let itemsMax = 1_000
    /// A body block up to this size is copied behind its head: one buffer is written faster than two.
    static let blockBytesCopiedMax = 2_048
}
