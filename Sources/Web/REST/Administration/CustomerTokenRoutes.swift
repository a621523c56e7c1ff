import HTTP
import WebSupport

/// `POST /V1/integration/customer/token`. The shop has no customers yet: whoever asks is refused as a wrong password
/// is, after the same checks.
struct CustomerTokenRoutes {
    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.post, "/V1/integration/customer/token", RESTRoute(.anonymous, token))
    }

    private func token(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (username, password) = try call.read(.text("username"), .text("password"))
        let missing = [("username", username), ("password", password)].filter { $0.1.isEmpty }
        guard missing.isEmpty else { throw .several(missing.map { .required($0.0) }) }
        throw .signInRefused
    }
}
