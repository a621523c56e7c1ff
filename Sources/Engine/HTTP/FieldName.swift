import Basics

/// The name of a header field: a token whose letters' case does not matter (RFC 9110 §5.1).
///
/// A literal is kept as its address, so a look-up by `"Accept-Encoding"` or `.acceptEncoding` allocates nothing.
public struct FieldName: Sendable, Hashable, ExpressibleByStringLiteral {
    private enum Storage: Sendable {
        case literal(StaticString)
        case text(String)
    }

    private let storage: Storage

    /// A name known when the program is written; it must be a token.
    public init(stringLiteral literal: StaticString) {
        storage = .literal(literal)
        assert(withBytes { $0.isToken }, "a field name is a token (RFC 9110 §5.1)")
    }

    /// A name that is only known at run time; nil when it is not a token.
    public init?(text: String) {
        storage = .text(text)
        guard withBytes({ $0.isToken }) else { return nil }
    }

    /// Lends the name's bytes.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        switch storage {
        case .literal(let literal):
            return body(literal.rawBytes)
        case .text(var text):
            return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
        }
    }

    /// Two names are the same when they differ in letter case at most.
    public static func == (left: FieldName, right: FieldName) -> Bool {
        left.withBytes { left in right.withBytes { left.equalsIgnoringCase($0) } }
    }

    /// Hashes the lower-case letters.
    public func hash(into hasher: inout Hasher) {
        withBytes { bytes in
            for byte in bytes { hasher.combine(byte.asciiLowercased) }
        }
    }

    /// True when this is the name `literal`.
    func matches(_ literal: StaticString) -> Bool {
        withBytes { $0.equalsIgnoringCase(literal) }
    }
}

/// The names in use, spelt as answers spell them.
extension FieldName {
    /// `Accept`.
    public static var accept: FieldName { "Accept" }
    /// `Accept-Encoding`.
    public static var acceptEncoding: FieldName { "Accept-Encoding" }
    /// `Accept-Language`.
    public static var acceptLanguage: FieldName { "Accept-Language" }
    /// `Allow`.
    public static var allow: FieldName { "Allow" }
    /// `Authorization`.
    public static var authorization: FieldName { "Authorization" }
    /// `Cache-Control`.
    public static var cacheControl: FieldName { "Cache-Control" }
    /// `Content-Encoding`.
    public static var contentEncoding: FieldName { "Content-Encoding" }
    /// `Content-Language`.
    public static var contentLanguage: FieldName { "Content-Language" }
    /// `Content-Length`.
    public static var contentLength: FieldName { "Content-Length" }
    /// `Content-Security-Policy`.
    public static var contentSecurityPolicy: FieldName { "Content-Security-Policy" }
    /// `Content-Type`.
    public static var contentType: FieldName { "Content-Type" }
    /// `Cookie`.
    public static var cookie: FieldName { "Cookie" }
    /// `ETag`.
    public static var entityTag: FieldName { "ETag" }
    /// `Host`.
    public static var host: FieldName { "Host" }
    /// `If-None-Match`.
    public static var ifNoneMatch: FieldName { "If-None-Match" }
    /// `Last-Modified`.
    public static var lastModified: FieldName { "Last-Modified" }
    /// `Location`.
    public static var location: FieldName { "Location" }
    /// `Origin`.
    public static var origin: FieldName { "Origin" }
    /// `Referrer-Policy`.
    public static var referrerPolicy: FieldName { "Referrer-Policy" }
    /// `Retry-After`.
    public static var retryAfter: FieldName { "Retry-After" }
    /// `Sec-Fetch-Site`.
    public static var secFetchSite: FieldName { "Sec-Fetch-Site" }
    /// `Set-Cookie`.
    public static var setCookie: FieldName { "Set-Cookie" }
    /// `Surrogate-Control`.
    public static var surrogateControl: FieldName { "Surrogate-Control" }
    /// `Surrogate-Key`.
    public static var surrogateKey: FieldName { "Surrogate-Key" }
    /// `User-Agent`.
    public static var userAgent: FieldName { "User-Agent" }
    /// `X-Forwarded-For`.
    public static var forwardedFor: FieldName { "X-Forwarded-For" }
    /// `X-Forwarded-Host`.
    public static var forwardedHost: FieldName { "X-Forwarded-Host" }
    /// `X-Forwarded-Proto`.
    public static var forwardedProto: FieldName { "X-Forwarded-Proto" }
    /// `Vary`.
    public static var vary: FieldName { "Vary" }
    /// `WWW-Authenticate`.
    public static var wwwAuthenticate: FieldName { "WWW-Authenticate" }
}
