/// A status code with its reason phrase (RFC 9110 §15).
package struct Status: Sendable, Equatable {
    /// Three digits.
    package let code: Int
    /// What the status line says after the code; clients ignore it (RFC 9112 §4).
    package let reason: StaticString

    /// A status of its own, for codes that have no name here.
    package init(code: Int, reason: StaticString) {
        precondition((100...599).contains(code), "a status code has three digits and a class from 1 to 5")
        (self.code, self.reason) = (code, reason)
    }

    /// Two statuses are the same when their codes are.
    package static func == (left: Status, right: Status) -> Bool { left.code == right.code }

    /// True when an answer with this status never has a body (RFC 9110 §6.4.1: 1xx, 204 and 304).
    package var forbidsBody: Bool { code < 200 || code == 204 || code == 304 }
}

/// The statuses in use. Computed, so that each is a constant in the code and no global is read.
extension Status {
    /// 100 Continue.
    package static var `continue`: Status { Status(code: 100, reason: "Continue") }
    /// 200 OK.
    package static var ok: Status { Status(code: 200, reason: "OK") }
    /// 201 Created.
    package static var created: Status { Status(code: 201, reason: "Created") }
    /// 202 Accepted.
    package static var accepted: Status { Status(code: 202, reason: "Accepted") }
    /// 204 No Content.
    package static var noContent: Status { Status(code: 204, reason: "No Content") }
    /// 206 Partial Content.
    package static var partialContent: Status { Status(code: 206, reason: "Partial Content") }
    /// 301 Moved Permanently.
    package static var movedPermanently: Status { Status(code: 301, reason: "Moved Permanently") }
    /// 302 Found.
    package static var found: Status { Status(code: 302, reason: "Found") }
    /// 303 See Other.
    package static var seeOther: Status { Status(code: 303, reason: "See Other") }
    /// 304 Not Modified.
    package static var notModified: Status { Status(code: 304, reason: "Not Modified") }
    /// 307 Temporary Redirect.
    package static var temporaryRedirect: Status { Status(code: 307, reason: "Temporary Redirect") }
    /// 308 Permanent Redirect.
    package static var permanentRedirect: Status { Status(code: 308, reason: "Permanent Redirect") }
    /// 400 Bad Request.
    package static var badRequest: Status { Status(code: 400, reason: "Bad Request") }
    /// 401 Unauthorized.
    package static var unauthorized: Status { Status(code: 401, reason: "Unauthorized") }
    /// 403 Forbidden.
    package static var forbidden: Status { Status(code: 403, reason: "Forbidden") }
    /// 404 Not Found.
    package static var notFound: Status { Status(code: 404, reason: "Not Found") }
    /// 405 Method Not Allowed.
    package static var methodNotAllowed: Status { Status(code: 405, reason: "Method Not Allowed") }
    /// 406 Not Acceptable.
    package static var notAcceptable: Status { Status(code: 406, reason: "Not Acceptable") }
    /// 408 Request Timeout.
    package static var requestTimeout: Status { Status(code: 408, reason: "Request Timeout") }
    /// 409 Conflict.
    package static var conflict: Status { Status(code: 409, reason: "Conflict") }
    /// 410 Gone.
    package static var gone: Status { Status(code: 410, reason: "Gone") }
    /// 412 Precondition Failed.
    package static var preconditionFailed: Status { Status(code: 412, reason: "Precondition Failed") }
    /// 413 Content Too Large.
    package static var contentTooLarge: Status { Status(code: 413, reason: "Content Too Large") }
    /// 414 URI Too Long.
    package static var uriTooLong: Status { Status(code: 414, reason: "URI Too Long") }
    /// 415 Unsupported Media Type.
    package static var unsupportedMediaType: Status { Status(code: 415, reason: "Unsupported Media Type") }
    /// 416 Range Not Satisfiable.
    package static var rangeNotSatisfiable: Status { Status(code: 416, reason: "Range Not Satisfiable") }
    /// 417 Expectation Failed.
    package static var expectationFailed: Status { Status(code: 417, reason: "Expectation Failed") }
    /// 421 Misdirected Request.
    package static var misdirectedRequest: Status { Status(code: 421, reason: "Misdirected Request") }
    /// 422 Unprocessable Content.
    package static var unprocessableContent: Status { Status(code: 422, reason: "Unprocessable Content") }
    /// 429 Too Many Requests.
    package static var tooManyRequests: Status { Status(code: 429, reason: "Too Many Requests") }
    /// 431 Request Header Fields Too Large.
    package static var fieldsTooLarge: Status { Status(code: 431, reason: "Request Header Fields Too Large") }
    /// 500 Internal Server Error.
    package static var internalServerError: Status { Status(code: 500, reason: "Internal Server Error") }
    /// 501 Not Implemented.
    package static var notImplemented: Status { Status(code: 501, reason: "Not Implemented") }
    /// 502 Bad Gateway.
    package static var badGateway: Status { Status(code: 502, reason: "Bad Gateway") }
    /// 503 Service Unavailable.
    package static var serviceUnavailable: Status { Status(code: 503, reason: "Service Unavailable") }
    /// 504 Gateway Timeout.
    package static var gatewayTimeout: Status { Status(code: 504, reason: "Gateway Timeout") }
    /// 505 HTTP Version Not Supported.
    package static var versionNotSupported: Status { Status(code: 505, reason: "HTTP Version Not Supported") }
}
