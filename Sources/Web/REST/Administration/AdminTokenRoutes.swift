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

    /// The answer is the token.
    private func token(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let sent = try Credentials(call)
        var json = JSONWriter()
        do throws(SignInError) {
            json.value(try await services.admins.token(username: sent.username, password: sent.password))
        } catch {
            throw RESTError(error)
        }
        return json.takeBytes()
    }
}
