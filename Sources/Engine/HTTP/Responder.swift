/// How a request is answered: at once, or by a task that may wait.
package enum Reply {
    /// The answer, with no wait and no task: a file in memory, a cached page, health.
    case now(Response)
    /// Work that ends with the answer. It runs on the request's loop and never throws: what fails is an answer too.
    case later(() async -> Response)
}

/// Answers requests on one loop. Built once for each loop from frozen parts, so nothing is looked up or locked.
package protocol Responder: AnyObject {
    /// How to answer a request. The request must not be kept after its answer is there.
    func reply(to request: Request) -> Reply
}
