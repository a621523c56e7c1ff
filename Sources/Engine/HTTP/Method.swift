/// The request methods that the server knows (RFC 9110 §9, RFC 5789); any other token is `other`.
public enum Method: UInt8, CaseIterable, Sendable {
    case get, head, post, put, delete, options, patch, other

    /// The method of a request line, by its exact, case-sensitive letters (RFC 9110 §9.1).
    public init(_ bytes: UnsafeRawBufferPointer) {
        self = Self.allCases.first { $0 != .other && bytes.equals($0.text) } ?? .other
    }

    /// The method's token; `other` has none of its own.
    public var text: StaticString {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .patch: "PATCH"
        case .other: "OTHER"
        }
    }

    /// True when the method asks for nothing to be changed (RFC 9110 §9.2.1). What is not known is not safe.
    public var isSafe: Bool {
        self == .get || self == .head || self == .options
    }
}
