/// How a request is answered: at once, or by a task that may wait.
public enum Reply {
    /// The answer, with no wait and no task: a file in memory, a cached page, health.
    case now(Response)
    /// Work that ends with the answer. It runs on the request's loop and never throws: what fails is an answer too.
    case later(() async -> Response)
    /// Work that ends with an answer whose body may be too long to be held in memory.
    case stream(() async -> Answer)
}

/// What a task that may stream has come to.
public enum Answer {
    /// An answer that is complete, as of an error found before the body began.
    case whole(Response)
    /// The head, whose `body` is not looked at, and what then writes the body in slices. To a HEAD the body is not
    /// asked for. An error thrown on the way cuts the connection, so that nobody takes the part for the whole.
    case streamed(head: Response, body: (any BodyWriting) async throws -> Void)
}

/// Sends the slices of a streamed body.
public protocol BodyWriting: AnyObject {
    /// Sends a slice, some 16 to 64 KB, and waits while the client is behind. False when the client is gone: the rest
    /// need not be made.
    func write(_ bytes: [UInt8]) async -> Bool
}

/// Answers requests on one loop. Built once for each loop from frozen parts, so nothing is looked up or locked.
public protocol Responder: AnyObject {
    /// How to answer a request. The request must not be kept after its answer is there.
    func reply(to request: Request) -> Reply

    /// The answer to a request for whose work there is no room now: 503 with `Retry-After`. Made often when there is
    /// much to do, so it must cost little.
    func busy(_ request: Request) -> Response
}

extension Responder {
    /// A line of text for everybody.
    public func busy(_ request: Request) -> Response { .busy }
}

extension Response {
    /// 503 with a line of text and when to come again.
    public static let busy: Response = {
        var response = Response.text(
            "Too many requests are waiting. Try again in a few seconds.\n", status: .serviceUnavailable)
        response.set(.retryAfter, "5")
        return response
    }()
}
