import Basics
import Commerce
import HTTP

/// What the path of a request under `/rest` addresses (rest-conventions: URL forms).
struct RESTAddress {
    /// Kinds of calls.
    enum Kind {
        case call
        /// The description of the interface.
        case schema
    }

    let store: StoreViewID
    let kind: Kind
    /// The path from `/V1` on.
    let path: [UInt8]
    /// The path before it.
    let base: String

    private static let methods: [Method] = [.get, .post, .put, .delete]

    /// Checks the method, finds the store and the kind of call.
    init(_ request: Request, _ stores: StoreTree) throws(RESTError) {
        guard RESTAddress.methods.contains(request.method) else { throw .methodNotSupported(request.methodText) }
        var path = request.path.dropFirst("/rest".utf8.count)
        var first = RESTAddress.firstSegment(path)
        var base = "/rest"
        var store = stores.defaultView.id
        if !RESTAddress.isVersion(first), !RESTAddress.isSchema(first) {
            let code = String(utf8: first)
            if code == "all" {
                store = .all
            } else if let view = stores.view(code: code) {
                store = view.id
            } else {
                throw .notARoute
            }
            base += "/\(code)"
            path = path.dropFirst(1 + first.count)
            first = RESTAddress.firstSegment(path)
        }
        if RESTAddress.isSchema(first), path.count <= 2 + first.count {
            kind = .schema
        } else if RESTAddress.isVersion(first) {
            kind = .call
        } else {
            throw .notARoute
        }
        (self.store, self.base) = (store, base)
        self.path = RESTAddress.withBlanks(path)
    }

    private static func firstSegment(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        path.dropFirst().prefix { $0 != UInt8(ascii: "/") }
    }

    /// Magento decodes a path's variables as it does forms: a plus is a blank.
    private static func withBlanks(_ path: ArraySlice<UInt8>) -> [UInt8] {
        guard path.contains(UInt8(ascii: "+")) else { return Array(path) }
        return path.flatMap { $0 == UInt8(ascii: "+") ? Array("%20".utf8) : [$0] }
    }

    /// `V` and digits; lower case is no version.
    private static func isVersion(_ segment: ArraySlice<UInt8>) -> Bool {
        segment.first == UInt8(ascii: "V") && segment.count > 1 && segment.dropFirst().allSatisfy(\.isASCIIDigit)
    }

    private static func isSchema(_ segment: ArraySlice<UInt8>) -> Bool { segment.elementsEqual("schema".utf8) }
}
