import Basics
public import Catalog
public import Commerce
public import Crypto
public import HTTP

/// What makes pages differ from those that guests see, wherever the address is the same (Magento's `Http\Context`).
public struct VisitorContext: Hashable, Sendable {
    public let currency: Currency
    public let group: CustomerGroupID

    /// A currency and a customer group.
    public init(currency: Currency, group: CustomerGroupID) { (self.currency, self.group) = (currency, group) }
}

/// The cookie that says whose pages a visitor sees (Magento's name): the page cache and a CDN tell pages apart by it,
/// so that neither needs a session. `EUR.2.1.kJ3…`: currency, group, and what `SignedText` adds.
///
/// It is the same for all visitors of a group, and guests have none. Who has it sees a group's prices, but it lets
/// nobody buy at them.
public enum VaryCookie {
    /// Its name.
    public static let name: StaticString = "X-Magento-Vary"
    /// A longer one is not looked at.
    public static let bytesMax = 96

    private static let purpose = "X-Magento-Vary"

    /// Its value for a context.
    public static func value(_ context: VisitorContext, signedWith key: SigningKey) -> String {
        SignedText.signed("\(context.currency.code).\(context.group)", for: purpose, with: key)
    }

    /// What is claimed by a value.
    static func claim(_ value: UnsafeRawBufferPointer, _ keys: [SigningKey]) -> VisitorClaim {
        guard value.count <= bytesMax else { return .bad }
        switch SignedText.verdict(on: String(decoding: value, as: UTF8.self), for: purpose, keys) {
        case .forged: return .bad
        case .newerKey: return .unknown
        case .genuine(let text):
            let parts = text.split(separator: ".")
            guard parts.count == 2, let group = Int64(parts[1]) else { return .bad }
            return .of(VisitorContext(currency: Currency(code: String(parts[0])), group: CustomerGroupID(group)))
        }
    }
}

/// What a visitor's cookie says of whose pages to show.
public enum VisitorClaim: Equatable, Sendable {
    /// Nothing: a guest's.
    case none
    case of(VisitorContext)
    /// A guest's, and the cookie is to be forgotten: it is forged, or of a key, group or currency that is no more.
    case bad
    /// A guest's for now: the cookie's key is newer than those that this node has heard of.
    case unknown

    /// Whose pages to show, unless a guest's.
    public var context: VisitorContext? {
        if case .of(let context) = self { context } else { nil }
    }
}

/// Tells whose pages visitors see, with the keys that the node has now.
public struct VisitorContexts {
    private let keys: () -> [SigningKey]

    /// For cookies that are signed with one of these keys.
    public init(keys: @escaping () -> [SigningKey]) { self.keys = keys }

    /// What a request's cookie claims. Without one it allocates nothing.
    ///
    /// Only contexts that the shop has come out of this, so that nobody fills the page cache with others. Prices are
    /// shown in the one currency that they are kept in.
    public func claim(of request: Request, _ reference: Reference) -> VisitorClaim {
        request.withCookie(VaryCookie.name) { value in
            guard let value else { return .none }
            let claim = VaryCookie.claim(value, keys())
            guard let context = claim.context else { return claim }
            let isKnown =
                context.currency == reference.settings.currency && context.group != .guests
                && reference.taxes.groups.contains { $0.id == context.group }
            return isKnown ? claim : .bad
        }
    }
}
