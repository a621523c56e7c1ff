public import HTTP

/// What callers are told who are too many or ask too much.
extension RESTApplication {
    /// 503 for a call for which there is no room now.
    public func busy(_ request: Request) -> Response {
        answers.response(
            to: RESTError(.serviceUnavailable, "The shop is busy for a moment. Try again in a few seconds."),
            RESTOutput(request))
    }

    /// 429 for a caller who is to wait so long.
    public func tooMany(_ request: Request, waitSeconds: Int) -> Response {
        var response = answers.response(
            to: RESTError(.tooManyRequests, "Too many requests from your address. Try again later."),
            RESTOutput(request))
        response.set(.retryAfter, "\(waitSeconds)")
        return response
    }
}
