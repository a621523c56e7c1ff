import Commerce
import HTTP
import JSON
import WebSupport

/// `POST /V1/integration/admin/token`.
struct AdminTokenRoutes {
    private let services: ShopServices

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.post, "/V1/integration/admin/token", RESTRoute(.anonymous, token))
    }

    /// The answer is the token. An empty text is as good as none.
    private func token(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (username, password) = try call.read(.text("username"), .text("password"))
        let missing = [("username", username), ("password", password)].filter { $0.1.isEmpty }
        guard missing.isEmpty else { throw .several(missing.map { .required($0.0) }) }
        var json = JSONWriter()
        do throws(SignInError) {
            json.value(try await services.admins.token(username: username, password: password))
        } catch {
            throw RESTError(error)
        }
        return json.takeBytes()
    }
}
