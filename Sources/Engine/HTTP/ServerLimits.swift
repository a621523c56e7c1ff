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
    /// How long a connection may wait for its next request; above the balancer's 60 s, so that it closes first.
    public var idleTimeoutSeconds = 75
    /// How long a head may take from its first byte to its last (slow-loris).
    public var headerTimeoutSeconds = 10
    /// How long a body may take from the end of the head to its last byte.
    public var bodyTimeoutSeconds = 30
    /// How long a client may take no byte of an answer.
    public var writeTimeoutSeconds = 30
    /// After so many requests a connection is closed, so that loads even out.
    public var requestsPerConnectionMax = 100_000
    /// The most open connections of a process.
    public var connectionsMax = 20_000
    /// The most requests that wait for a bounded pool. Beyond it: 503.
    public var queueDepthMax = 1_024

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
