public import HTTP
public import Sales

/// The cookies by which the shop knows a visitor again. None is set before something must be kept.
public enum VisitorCookies {
    /// Holds a guest's masked cart id.
    public static let cartName = "vitrine_cart"
    /// Holds the key to the session; there only while the session holds something.
    public static let sessionName = sessionCookie.description
    fileprivate static let sessionCookie: StaticString = "vitrine_session"
    /// Changes whenever what only this visitor sees changes; the page's script then asks for it (Magento's name).
    public static let contentVersionName = "private_content_version"

    /// A cart is found again for 30 days after it was last changed.
    public static let cartLifeSeconds = 30 * 86_400
    /// Ten years, as in Magento.
    public static let contentVersionLifeSeconds = 315_360_000

    /// Remembers a guest's cart.
    public static func cart(_ id: MaskedCartID) -> SetCookie {
        SetCookie(cartName, id.text, lifeSeconds: cartLifeSeconds)
    }

    /// Remembers a session until the browser is closed.
    public static func session(_ id: SessionID) -> SetCookie {
        SetCookie(sessionName, id.text, lifeSeconds: nil)
    }

    /// Forgets the session.
    public static let sessionIsOver = SetCookie(sessionName, "", lifeSeconds: 0)

    /// Forgets whose pages the visitor sees: a guest's from now on.
    public static let contextIsOver = SetCookie(VaryCookie.name.description, "", lifeSeconds: 0)

    /// Says that what only this visitor sees is new since the last version.
    public static func contentVersion(_ version: String) -> SetCookie {
        SetCookie(contentVersionName, version, lifeSeconds: contentVersionLifeSeconds, audience: .scripts)
    }
}

extension Request {
    /// The visitor's cart as the cookie names it; nil without one and for a value that cannot be one.
    public var cartID: MaskedCartID? { cookies[VisitorCookies.cartName].flatMap { MaskedCartID($0) } }

    /// Whether the visitor may have a session: a page may then have something to say to this visitor alone.
    public var mayHaveSession: Bool { hasCookie(VisitorCookies.sessionCookie) }

    /// The visitor's session as the cookie names it.
    public var sessionID: SessionID? { cookies[VisitorCookies.sessionName].flatMap { SessionID($0) } }
}
