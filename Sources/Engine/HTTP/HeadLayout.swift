/// What a request's head says of the message, and where its parts lie in it.
struct HeadLayout {
    var method = Method.get
    var isHTTP11 = true
    var keepAlive = true
    /// How the body's end is found.
    var framing = BodyFraming.none
    /// What the client waits for before it sends the body.
    var expectation = Expectation.none

    var methodToken = ByteRange(0, 0)
    var target = ByteRange(0, 0)
    var path = ByteRange(0, 0)
    var query = ByteRange(0, 0)
    var host = ByteRange(0, 0)
}

/// How the end of a request's body is found (RFC 9112 §6.3).
enum BodyFraming: Equatable {
    case none
    case length(Int)
    case chunked
}

/// What the `Expect` field asks for (RFC 9110 §10.1.1).
enum Expectation {
    case none, `continue`, unknown
}

/// The forms of a request target (RFC 9112 §3.2); authority-form is refused with its method CONNECT.
enum TargetForm {
    case origin
    case absolute(authority: ByteRange)
    case asterisk
}
