import Basics
public import Catalog
public import Commerce

/// Keeps guests' carts. Always the writer's: a shopper sees at once what she did. One per loop.
public protocol CartKeeping: AnyObject {
    /// A new empty cart.
    func create(in store: StoreViewID) async throws(CartError) -> Cart

    /// A new cart with what `change` puts into it, in one transaction; when it throws there is no cart. `change` gets
    /// the stock of `variants` as the writer has it now; it may run several times and must have no effect outside.
    func create(
        in store: StoreViewID, stockOf variants: [ProductID],
        _ change: (inout Cart, [ProductID: Stock]) throws(CartError) -> Void
    ) async throws(CartError) -> Cart

    /// The cart with a masked id.
    func cart(_ masked: MaskedCartID) async throws(CartError) -> Cart

    /// Changes a cart under its lock, in one transaction. `change` gets the cart and the stock of `variants` as the
    /// writer has them now; it may run several times (deadlocks) and must have no effect outside.
    func change(
        _ masked: MaskedCartID, stockOf variants: [ProductID],
        _ change: (inout Cart, [ProductID: Stock]) throws(CartError) -> Void
    ) async throws(CartError) -> Cart
}

/// A visitor's key to a session: 256 random bits, kept in an HttpOnly cookie and known to the store only by its hash.
public struct SessionID: Hashable, Sendable {
    /// 64 hexadecimal digits.
    public let text: String

    /// A session id, unless the text cannot be one.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ $0.hexadecimalValue != nil }) else { return nil }
        self.text = String(text)
    }

    /// A new session id from a generator that must be fit for secrets.
    public init(using generator: inout some RandomNumberGenerator) {
        text = (0..<4).reduce("") { text, _ in
            let digits = String(generator.next(), radix: 16)
            return text + String(repeating: "0", count: 16 - digits.count) + digits
        }
    }
}

/// Something to tell a shopper on the next page.
public struct VisitorMessage: Sendable, Equatable {
    /// How it is meant.
    public enum Kind: String, Sendable { case success, error }

    /// How it is meant.
    public let kind: Kind
    /// The text, in the language of the page that said it.
    public let text: String

    /// A message.
    public init(kind: Kind, text: String) { (self.kind, self.text) = (kind, text) }
}

/// Keeps what must outlive a redirect. Without the session store, messages are lost and nothing else. One per loop.
public protocol SessionKeeping: AnyObject {
    /// Adds a message for the visitor's next page; says whether it was kept.
    func add(_ message: VisitorMessage, to session: SessionID) async -> Bool

    /// The visitor's messages, which are gone afterwards.
    func takeMessages(of session: SessionID) async -> [VisitorMessage]
}
