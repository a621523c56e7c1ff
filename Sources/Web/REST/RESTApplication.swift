package import Basics
import Catalog
import Commerce
package import HTTP
import JSON
package import WebSupport

/// Magento's REST interface under `/rest`. One for each loop; its routes are built once and frozen.
///
/// The order of work is Magento's: method, store code, kind of call, route, access, decoding.
package final class RESTApplication: Responder {
    private let services: ShopServices
    private let routes: RouteTable<RESTRoute>
    private let isAdmin: (Request) -> Bool
    private let log: Log

    /// The interface over a loop's services; `isAdmin` knows an administrator's token.
    package init(_ services: ShopServices, isAdmin: @escaping (Request) -> Bool = { _ in false }, log: Log) {
        (self.services, self.isAdmin, self.log) = (services, isAdmin, log)
        var builder = RouteTable<RESTRoute>.Builder(RouteRules(trailingSlash: .ignored, head: .onItsOwn))
        ProductRoutes(services).add(to: &builder)
        GuestCartRoutes(services).add(to: &builder)
        routes = builder.freeze()
    }

    /// How to answer a request whose path begins with `/rest`.
    package func reply(to request: Request) -> Reply {
        do throws(RESTError) {
            let (route, call) = try resolve(request)
            return .later { [self] in await answer(route, call) }
        } catch {
            return .now(response(to: error))
        }
    }

    private func resolve(_ request: Request) throws(RESTError) -> (RESTRoute, RESTCall) {
        let methods: [Method] = [.get, .post, .put, .delete]
        guard methods.contains(request.method) else { throw .methodNotSupported(request.methodText) }
        let (store, path) = try address(request)
        guard case .found(let route, let parameters) = path.withUnsafeBytes({ routes.resolve(request.method, $0) })
        else {
            throw .noRoute
        }
        let isAdmin = isAdmin(request)
        try allow(route.access, isAdmin)
        let body = try decodedBody(of: request)
        return (route, RESTCall(store: store, request: request, isAdmin: isAdmin, parameters: parameters, body: body))
    }

    /// The store that `/rest/…` addresses, and the path from `/V1` on.
    private func address(_ request: Request) throws(RESTError) -> (StoreViewID, [UInt8]) {
        var path = Array(request.path.dropFirst("/rest".utf8.count))
        var store = services.reference.stores.defaultView.id
        let first = path.dropFirst().prefix { $0 != UInt8(ascii: "/") }
        if !RESTApplication.isVersion(first) {
            let code = String(utf8: first)
            if code == "all" {
                store = .all
            } else if let view = services.reference.stores.view(code: code) {
                store = view.id
            } else {
                throw .notARoute
            }
            path.removeFirst(1 + first.count)
        }
        let version = path.dropFirst().prefix { $0 != UInt8(ascii: "/") }
        guard RESTApplication.isVersion(version) else { throw .notARoute }
        return (store, RESTApplication.withBlanks(path))
    }

    /// Magento decodes a path's variables as it does forms: a plus is a blank.
    private static func withBlanks(_ path: [UInt8]) -> [UInt8] {
        guard path.contains(UInt8(ascii: "+")) else { return path }
        return path.flatMap { $0 == UInt8(ascii: "+") ? Array("%20".utf8) : [$0] }
    }

    /// `V` and digits; lower case is no version.
    private static func isVersion(_ segment: ArraySlice<UInt8>) -> Bool {
        segment.first == UInt8(ascii: "V") && segment.count > 1 && segment.dropFirst().allSatisfy(\.isASCIIDigit)
    }

    private func allow(_ access: RESTAccess, _ isAdmin: Bool) throws(RESTError) {
        switch access {
        case .anonymous: return
        case .catalogue(let resource):
            guard isAdmin || services.reference.settings.anonymousReading else { throw .notAuthorized(resource) }
        case .admin(let resource):
            guard isAdmin else { throw .notAuthorized(resource) }
        }
    }

    private func decodedBody(of request: Request) throws(RESTError) -> JSONValue {
        guard request.method == .post || request.method == .put, !request.body.isEmpty else { return .object([]) }
        try checkContentType(request.field(.contentType))
        do throws(JSONError) {
            return try JSONReader.parse(request.body)
        } catch {
            throw .decoding
        }
    }

    private func checkContentType(_ field: String?) throws(RESTError) {
        guard let field, !field.isEmpty else {
            throw RESTError(.badRequest, "Content-Type header is empty.")
        }
        let parts = field.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        let type = parts[0].filter { $0 != " " }
        guard type.split(separator: "/", omittingEmptySubsequences: false).count == 2 else {
            throw RESTError(.badRequest, "Content-Type header is invalid.")
        }
        if parts.count == 2 {
            let charset = parts[1].filter { $0 != " " }.lowercased()
            guard !charset.hasPrefix("charset=") || charset == "charset=utf-8" else {
                throw RESTError(.badRequest, "UTF-8 is the only supported charset.")
            }
        }
        guard type == "application/json" else {
            throw RESTError(
                .badRequest, "Server cannot understand Content-Type HTTP header media type \(type)")
        }
    }
}

/// Answers.
extension RESTApplication {
    private func answer(_ route: RESTRoute, _ call: RESTCall) async -> Response {
        do throws(RESTError) {
            return response(.ok, try await route.handler(call))
        } catch {
            return response(to: error)
        }
    }

    private func response(to error: RESTError) -> Response {
        if let cause = error.cause { log.warning("REST answered \(error.status.code): \(cause)") }
        var response = response(error.status, error.body())
        if error.status == .serviceUnavailable { response.set(.retryAfter, "5") }
        return response
    }

    private func response(_ status: Status, _ json: [UInt8]) -> Response {
        var response = Response.json(json, status: status)
        response.set(.contentType, "application/json; charset=utf-8")
        response.set(.cacheControl, "no-store")
        return response
    }
}
