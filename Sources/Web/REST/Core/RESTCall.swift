public import Commerce
public import HTTP
public import JSON

/// One call as a route sees it: the store it addresses, who calls, the path's variables, the body.
///
/// A route declares what it reads and gets it converted; errors are Magento's, in Magento's order
/// (rest-conventions: Decoding a request):
///
///     let (sku, item, reload) = try call.read(
///         .text("sku"), .object("stockItem", StockItemRequest.shape), .flag(ifSent: "forceReload"))
///     let quantity = item.decimal("qty")?.quantity
public struct RESTCall {
    /// The scope of values: a store view, or 0 for `/rest/all`.
    public let store: StoreViewID
    /// Who calls.
    public let caller: RESTCaller
    public let request: Request
    public let parameters: RouteParameters
    /// The body; an object without members where there is none.
    public let body: JSONValue
    /// The most entries of a list that this caller gets at once; nil for all.
    public let pageSizeMax: Int?
    /// How much any caller may send and ask for at once; nil where the shop does not limit it.
    public let limits: InputLimits?

    /// A variable of the path, decoded, as text. One that must be a number is read by `read(.integer(…))`.
    public func variable(_ name: String) -> String { parameters[name] ?? "" }
}

/// Names.
extension RESTCall {
    /// `cartItem` as `cart_item`.
    static func snakeCase(_ name: String) -> String {
        var text = ""
        for letter in name {
            if letter.isUppercase, !text.isEmpty { text += "_" }
            text += letter.lowercased()
        }
        return text
    }

    /// `cart_item` as `cartItem`.
    static func camelCase(_ name: String) -> String {
        let words = name.split(separator: "_")
        let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return (words.prefix(1).map(String.init) + rest).joined()
    }
}
