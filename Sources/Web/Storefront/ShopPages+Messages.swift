import HTTP
import Sales
import WebSupport

/// What is said on the page after a redirect. A session is made for it and given up once it is told, so that pages are
/// the same for everyone again.
extension ShopPages {
    /// Keeps a message for the visitor's next page. Gives the cookie to set; none when the session store is away, and
    /// then nothing but the message is lost.
    func keep(_ kind: VisitorMessage.Kind, _ text: String, for request: Request) async -> [SetCookie] {
        let session = request.sessionID ?? random { SessionID(using: &$0) }
        let isKept = await services.sessions.add(VisitorMessage(kind: kind, text: text), to: session)
        return isKept ? [VisitorCookies.session(session)] : []
    }

    /// The messages for a visitor who has a session; a HEAD takes none, since nobody reads its answer.
    func messages(for request: Request) async -> [VisitorMessage] {
        guard let session = request.sessionID, request.method != .head else { return [] }
        return await services.sessions.takeMessages(of: session)
    }

    /// The answer to a visitor with a session, which is over once its messages are told.
    func told(_ request: Request, _ response: Response) -> Response {
        request.sessionID == nil || request.method == .head
            ? response : with([VisitorCookies.sessionIsOver], response)
    }

    /// The cookie that says that the visitor's own content has changed.
    func newContentVersion() -> SetCookie {
        VisitorCookies.contentVersion(
            random { generator in
                String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
                    + String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
            })
    }
}
