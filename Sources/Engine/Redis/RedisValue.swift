import Basics

/// A reply, or a part of one (RESP2).
public enum RedisValue: Sendable, Hashable {
    case null
    /// A line such as `OK`.
    case status(String)
    /// An error inside an array or a pipeline; the error of a single command is thrown.
    case error(String)
    case integer(Int64)
    case bytes([UInt8])
    case array([RedisValue])

    /// The bytes of a bulk reply; nil for anything else.
    public var bytes: [UInt8]? {
        if case .bytes(let bytes) = self { bytes } else { nil }
    }

    /// The text of a bulk reply or a status; nil for anything else.
    public var text: String? {
        switch self {
        case .bytes(let bytes): String(utf8: bytes)
        case .status(let line): line
        default: nil
        }
    }

    /// The number of an integer reply; nil for anything else.
    public var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// The elements of an array reply; nil for anything else.
    public var array: [RedisValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}

/// One word of a command: its name, a key, a value. Any bytes are allowed.
public struct RedisArgument: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The bytes as sent.
    public let bytes: [UInt8]

    /// A word of any bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A word of text.
    public init(_ text: String) { bytes = Array(text.utf8) }

    /// A number in decimal.
    public init(_ number: Int) {
        var bytes: [UInt8] = []
        bytes.append(decimal: number)
        self.bytes = bytes
    }

    /// A word written in the source.
    public init(stringLiteral text: String) { bytes = Array(text.utf8) }
}

/// Why a command has no reply.
public enum RedisError: Error, Sendable, Hashable {
    /// There is no connection, and it is too early to try again; nothing was sent.
    case unavailable
    /// The connection was lost with the command under way: it may have happened or not.
    case connectionLost
    /// No reply came in time: the command may have happened or not. The connection was closed.
    case deadlinePassed
    /// Too many commands are under way already; nothing was sent.
    case overloaded
    /// The server's error, such as `WRONGTYPE …`.
    case reply(String)
}
