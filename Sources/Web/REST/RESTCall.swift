import Catalog
package import Commerce
package import HTTP
package import JSON

/// One call as a route sees it: the store it addresses, the path's variables, the body.
package struct RESTCall {
    /// The scope of values: a store view, or 0 for `/rest/all`.
    package let store: StoreViewID
    package let request: Request
    /// Whether an administrator's token came with the call.
    package let isAdmin: Bool
    package let parameters: RouteParameters
    /// The body's top-level object; an empty body, a null, a scalar and a list have no members.
    package let body: JSONValue

    /// A variable of the path, decoded.
    package func variable(_ name: String) -> String { parameters[name] ?? "" }

    /// A top-level parameter of the body, by its declared name or in snake_case; null counts as absent.
    package func parameter(_ name: String) throws(RESTError) -> JSONValue {
        for spelling in [name, RESTCall.snakeCase(name)] {
            if let value = body[spelling], !value.isNull { return value }
        }
        throw .required(name)
    }

    /// `cartItem` as `cart_item`.
    static func snakeCase(_ name: String) -> String {
        name.reduce(into: "") { text, letter in
            if letter.isUppercase { text += "_" }
            text += letter.lowercased()
        }
    }
}

/// Who may call a route.
package enum RESTAccess: Sendable {
    case anonymous
    /// Reading of the catalogue, with its ACL resource: anyone where the shop's settings say so.
    case catalogue(String)
    /// An administrator with this ACL resource.
    case admin(String)
}

/// A route's work: it writes the answer's JSON.
package typealias RESTHandler = (RESTCall) async throws(RESTError) -> [UInt8]

/// A route: who may call it, and what it does.
package struct RESTRoute {
    let access: RESTAccess
    let handler: RESTHandler

    /// A route.
    package init(_ access: RESTAccess, _ handler: @escaping RESTHandler) {
        (self.access, self.handler) = (access, handler)
    }
}
