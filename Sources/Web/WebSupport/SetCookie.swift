public import HTTP

/// A cookie that an answer sets (RFC 6265 §4.1). It belongs to the whole shop and goes with no other site's forms.
public struct SetCookie: Sendable, Equatable {
    /// Who reads a cookie besides the server.
    public enum Audience: Sendable { case nobody, scripts }

    /// Letters, digits, `_` and `-`, as in the value, which may also have points.
    public let name: String
    public let value: String
    /// How long it lives; nil means until the browser is closed, 0 takes it away.
    public let lifeSeconds: Int?
    public let audience: Audience

    /// A cookie; of which letters name and value are, is said there.
    public init(_ name: String, _ value: String, lifeSeconds: Int?, audience: Audience = .nobody) {
        (self.name, self.value, self.lifeSeconds, self.audience) = (name, value, lifeSeconds, audience)
    }

    /// The value of the `Set-Cookie` field, for a shop that is reached over `scheme`.
    public func text(over scheme: BaseURL.Scheme) -> String {
        var text = "\(name)=\(value); Path=/; SameSite=Lax"
        if let lifeSeconds { text += "; Max-Age=\(lifeSeconds)" }
        if audience == .nobody { text += "; HttpOnly" }
        if scheme == .https { text += "; Secure" }
        return text
    }
}
