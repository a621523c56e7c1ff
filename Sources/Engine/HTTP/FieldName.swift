import Basics

/// The name of a header field: a token whose letters' case does not matter (RFC 9110 §5.1).
///
/// A literal is kept as its address, so a look-up by `"Accept-Encoding"` or `.acceptEncoding` allocates nothing.
package struct FieldName: Sendable, Hashable, ExpressibleByStringLiteral {
    private enum Storage: Sendable {
        case literal(StaticString)
        case text(String)
    }

    private let storage: Storage

    /// A name known when the program is written; it must be a token.
    package init(stringLiteral literal: StaticString) {
        storage = .literal(literal)
        assert(withBytes { $0.isToken }, "a field name is a token (RFC 9110 §5.1)")
    }

    /// A name that is only known at run time; nil when it is not a token.
    package init?(text: String) {
        storage = .text(text)
        guard withBytes({ $0.isToken }) else { return nil }
    }

    /// Lends the name's bytes.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        switch storage {
        case .literal(let literal):
            return body(literal.rawBytes)
        case .text(var text):
            return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
        }
    }

    /// Two names are the same when they differ in letter case at most.
    package static func == (left: FieldName, right: FieldName) -> Bool {
        left.withBytes { left in right.withBytes { left.equalsIgnoringCase($0) } }
    }

    /// Hashes the lower-case letters.
    package func hash(into hasher: inout Hasher) {
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
    package static var accept: FieldName { "Accept" }
    /// `Accept-Encoding`.
    package static var acceptEncoding: FieldName { "Accept-Encoding" }
    /// `Accept-Language`.
    package static var acceptLanguage: FieldName { "Accept-Language" }
    /// `Allow`.
    package static var allow: FieldName { "Allow" }
    /// `Authorization`.
    package static var authorization: FieldName { "Authorization" }
    /// `Cache-Control`.
    package static var cacheControl: FieldName { "Cache-Control" }
    /// `Content-Encoding`.
    package static var contentEncoding: FieldName { "Content-Encoding" }
    /// `Content-Language`.
    package static var contentLanguage: FieldName { "Content-Language" }
    /// `Content-Length`.
    package static var contentLength: FieldName { "Content-Length" }
    /// `Content-Security-Policy`.
    package static var contentSecurityPolicy: FieldName { "Content-Security-Policy" }
    /// `Content-Type`.
    package static var contentType: FieldName { "Content-Type" }
    /// `Cookie`.
    package static var cookie: FieldName { "Cookie" }
    /// `ETag`.
    package static var entityTag: FieldName { "ETag" }
    /// `Host`.
    package static var host: FieldName { "Host" }
    /// `If-None-Match`.
    package static var ifNoneMatch: FieldName { "If-None-Match" }
    /// `Last-Modified`.
    package static var lastModified: FieldName { "Last-Modified" }
    /// `Location`.
    package static var location: FieldName { "Location" }
    /// `Origin`.
    package static var origin: FieldName { "Origin" }
    /// `Referrer-Policy`.
    package static var referrerPolicy: FieldName { "Referrer-Policy" }
    /// `Retry-After`.
    package static var retryAfter: FieldName { "Retry-After" }
    /// `Sec-Fetch-Site`.
    package static var secFetchSite: FieldName { "Sec-Fetch-Site" }
    /// `Set-Cookie`.
    package static var setCookie: FieldName { "Set-Cookie" }
    /// `Surrogate-Control`.
    package static var surrogateControl: FieldName { "Surrogate-Control" }
    /// `Surrogate-Key`.
    package static var surrogateKey: FieldName { "Surrogate-Key" }
    /// `User-Agent`.
    package static var userAgent: FieldName { "User-Agent" }
    /// `X-Forwarded-For`.
    package static var forwardedFor: FieldName { "X-Forwarded-For" }
    /// `X-Forwarded-Host`.
    package static var forwardedHost: FieldName { "X-Forwarded-Host" }
    /// `X-Forwarded-Proto`.
    package static var forwardedProto: FieldName { "X-Forwarded-Proto" }
    /// `Vary`.
    package static var vary: FieldName { "Vary" }
    /// `WWW-Authenticate`.
    package static var wwwAuthenticate: FieldName { "WWW-Authenticate" }
}
