import HTTP
import WebSupport

/// `POST /V1/integration/customer/token`. The shop has no customers yet: whoever asks is refused as a wrong password
/// is, after the same checks.
struct CustomerTokenRoutes {
    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.post, "/V1/integration/customer/token", RESTRoute(.anonymous, token))
    }

    private func token(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        _ = try Credentials(call)
        throw .signInRefused
    }
}
