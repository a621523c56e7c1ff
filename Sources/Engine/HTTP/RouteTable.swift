/// Which handler answers a method and a path: built once by a `Builder`, then frozen and read by every loop.
///
/// A segment of a pattern is a literal or, with a colon, a variable (`/V1/products/:sku`, Magento's spelling). At each
/// step the literal is tried before the variable, and when the rest of the path or the method does not fit, the search
/// goes back: `/V1/carts/mine` may exist for PUT alone while GET finds `/V1/carts/:cartId`.
public struct RouteTable<Handler> {
    /// What a look-up found.
    public enum Resolution {
        case found(Handler, RouteParameters)
        /// The path exists, but only for these methods: 405 with `Allow` (RFC 9110 §15.5.6).
        case otherMethods([Method])
        case noRoute
    }

    private let tree: RouteTree
    private let routes: [Route]

    /// A handler and the names of its pattern's variables from left to right: each pattern names its own.
    struct Route {
        let method: Method
        let pattern: String
        let handler: Handler
        let variables: [String]
    }

    init(tree: RouteTree, routes: [Route]) {
        (self.tree, self.routes) = (tree, routes)
    }

    /// Finds the handler for a method and a raw path. Segments are cut at `/` first and decoded after, so `%2F` stays
    /// inside a value; two slashes in a row never match.
    public func resolve(_ method: Method, _ path: UnsafeRawBufferPointer) -> Resolution {
        switch tree.find(method, path) {
        case .found(let index, let values):
            let route = routes[index]
            return .found(route.handler, RouteParameters(names: route.variables, values: values))
        case .otherMethods(let methods): return .otherMethods(methods)
        case .noRoute: return .noRoute
        }
    }

    /// Every route in the order in which it was added.
    public var all: [(method: Method, pattern: String, handler: Handler)] {
        routes.map { ($0.method, $0.pattern, $0.handler) }
    }

    /// Finds the handler for a request.
    public func resolve(_ request: Request) -> Resolution {
        request.withPath { resolve(request.method, $0) }
    }
}

extension RouteTable: Sendable where Handler: Sendable {}
extension RouteTable.Route: Sendable where Handler: Sendable {}
extension RouteTable.Resolution: Sendable where Handler: Sendable {}

/// What a trailing slash and HEAD mean in a route table.
public struct RouteRules: Sendable {
    /// What a slash at the end of a path means.
    public enum TrailingSlash: Sendable {
        /// `/a/` is `/a`.
        case ignored
        /// `/a/` and `/a` are two paths; a pattern says which it means.
        case significant
    }

    /// What a HEAD is answered by where a path has no handler for it.
    public enum Head: Sendable {
        /// The handler for GET; the serializer leaves the body out.
        case answeredByGet
        /// Nothing: it is a method like the others.
        case onItsOwn
    }

    /// What a slash at the end of a path means.
    public var trailingSlash = TrailingSlash.ignored
    /// What a HEAD is answered by.
    public var head = Head.answeredByGet

    /// Rules, by default those of pages.
    public init(trailingSlash: TrailingSlash = .ignored, head: Head = .answeredByGet) {
        (self.trailingSlash, self.head) = (trailingSlash, head)
    }
}

/// The values of a pattern's variables in a path, percent-decoded.
public struct RouteParameters: Sendable, Equatable {
    private let names: [String]
    private let values: [String]

    init(names: [String], values: [String]) {
        (self.names, self.values) = (names, values)
    }

    /// The value of a variable; nil when the pattern has none of that name.
    public subscript(_ name: String) -> String? {
        names.firstIndex(of: name).map { values[$0] }
    }

    /// The variable nearest to the path's end; nil when the pattern has none.
    public var last: (name: String, value: String)? {
        guard let name = names.last, let value = values.last else { return nil }
        return (name, value)
    }
}
