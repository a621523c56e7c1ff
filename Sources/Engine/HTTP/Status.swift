/// A status code with its reason phrase (RFC 9110 §15).
public struct Status: Sendable, Equatable {
    /// Three digits.
    public let code: Int
    /// What the status line says after the code; clients ignore it (RFC 9112 §4).
    public let reason: StaticString

    /// A status of its own, for codes that have no name here.
    public init(code: Int, reason: StaticString) {
        precondition((100...599).contains(code), "a status code has three digits and a class from 1 to 5")
        (self.code, self.reason) = (code, reason)
    }

    /// Two statuses are the same when their codes are.
    public static func == (left: Status, right: Status) -> Bool { left.code == right.code }

    /// True when an answer with this status never has a body (RFC 9110 §6.4.1: 1xx, 204 and 304).
    public var forbidsBody: Bool { code < 200 || code == 204 || code == 304 }
}

/// The statuses in use. Computed, so that each is a constant in the code and no global is read.
extension Status {
    /// 100 Continue.
    public static var `continue`: Status { Status(code: 100, reason: "Continue") }
    /// 200 OK.
    public static var ok: Status { Status(code: 200, reason: "OK") }
    /// 201 Created.
    public static var created: Status { Status(code: 201, reason: "Created") }
    /// 202 Accepted.
    public static var accepted: Status { Status(code: 202, reason: "Accepted") }
    /// 204 No Content.
    public static var noContent: Status { Status(code: 204, reason: "No Content") }
    /// 206 Partial Content.
    public static var partialContent: Status { Status(code: 206, reason: "Partial Content") }
    /// 301 Moved Permanently.
    public static var movedPermanently: Status { Status(code: 301, reason: "Moved Permanently") }
    /// 302 Found.
    public static var found: Status { Status(code: 302, reason: "Found") }
    /// 303 See Other.
    public static var seeOther: Status { Status(code: 303, reason: "See Other") }
    /// 304 Not Modified.
    public static var notModified: Status { Status(code: 304, reason: "Not Modified") }
    /// 307 Temporary Redirect.
    public static var temporaryRedirect: Status { Status(code: 307, reason: "Temporary Redirect") }
    /// 308 Permanent Redirect.
    public static var permanentRedirect: Status { Status(code: 308, reason: "Permanent Redirect") }
    /// 400 Bad Request.
    public static var badRequest: Status { Status(code: 400, reason: "Bad Request") }
    /// 401 Unauthorized.
    public static var unauthorized: Status { Status(code: 401, reason: "Unauthorized") }
    /// 403 Forbidden.
    public static var forbidden: Status { Status(code: 403, reason: "Forbidden") }
    /// 404 Not Found.
    public static var notFound: Status { Status(code: 404, reason: "Not Found") }
    /// 405 Method Not Allowed.
    public static var methodNotAllowed: Status { Status(code: 405, reason: "Method Not Allowed") }
    /// 406 Not Acceptable.
    public static var notAcceptable: Status { Status(code: 406, reason: "Not Acceptable") }
    /// 408 Request Timeout.
    public static var requestTimeout: Status { Status(code: 408, reason: "Request Timeout") }
    /// 409 Conflict.
    public static var conflict: Status { Status(code: 409, reason: "Conflict") }
    /// 410 Gone.
    public static var gone: Status { Status(code: 410, reason: "Gone") }
    /// 412 Precondition Failed.
    public static var preconditionFailed: Status { Status(code: 412, reason: "Precondition Failed") }
    /// 413 Content Too Large.
    public static var contentTooLarge: Status { Status(code: 413, reason: "Content Too Large") }
    /// 414 URI Too Long.
    public static var uriTooLong: Status { Status(code: 414, reason: "URI Too Long") }
    /// 415 Unsupported Media Type.
    public static var unsupportedMediaType: Status { Status(code: 415, reason: "Unsupported Media Type") }
    /// 416 Range Not Satisfiable.
    public static var rangeNotSatisfiable: Status { Status(code: 416, reason: "Range Not Satisfiable") }
    /// 417 Expectation Failed.
    public static var expectationFailed: Status { Status(code: 417, reason: "Expectation Failed") }
    /// 421 Misdirected Request.
    public static var misdirectedRequest: Status { Status(code: 421, reason: "Misdirected Request") }
    /// 422 Unprocessable Content.
    public static var unprocessableContent: Status { Status(code: 422, reason: "Unprocessable Content") }
    /// 429 Too Many Requests.
    public static var tooManyRequests: Status { Status(code: 429, reason: "Too Many Requests") }
    /// 431 Request Header Fields Too Large.
    public static var fieldsTooLarge: Status { Status(code: 431, reason: "Request Header Fields Too Large") }
    /// 500 Internal Server Error.
    public static var internalServerError: Status { Status(code: 500, reason: "Internal Server Error") }
    /// 501 Not Implemented.
    public static var notImplemented: Status { Status(code: 501, reason: "Not Implemented") }
    /// 502 Bad Gateway.
    public static var badGateway: Status { Status(code: 502, reason: "Bad Gateway") }
    /// 503 Service Unavailable.
    public static var serviceUnavailable: Status { Status(code: 503, reason: "Service Unavailable") }
    /// 504 Gateway Timeout.
    public static var gatewayTimeout: Status { Status(code: 504, reason: "Gateway Timeout") }
    /// 505 HTTP Version Not Supported.
    public static var versionNotSupported: Status { Status(code: 505, reason: "HTTP Version Not Supported") }
}
