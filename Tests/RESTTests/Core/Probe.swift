import Basics
import Commerce
import HTTP
import JSON

@testable import REST

/// A call as a handler would get it, for what routes read of it.
struct Probe {
    private let call: RESTCall

    /// A call of a route: `line` is a method and a path with its query, `pattern` the route's path.
    init(
        _ line: String, pattern: String = "/V1/probe", _ body: String = "", limits: InputLimits? = nil
    ) throws {
        var builder = RouteTable<Int>.Builder(RouteRules())
        let request = try RESTClient.request(line, body)
        builder.add(request.method, pattern, 0)
        guard case .found(_, let parameters) = builder.freeze().resolve(request) else {
            throw RESTClient.Unreadable()
        }
        call = RESTCall(
            store: .all, caller: .guest, request: request, parameters: parameters,
            body: try RESTBody.value(of: request), pageSizeMax: nil, limits: limits)
    }

    /// Limits of a shop that has configured them: so many objects in a list, and pages as Magento has them.
    static func limits(items: Int) -> InputLimits? {
        let values = ["input_limit_enabled": "1", "complex_array_limit": "\(items)"]
        return ShopConfiguration(
            values.map { .init(path: "webapi/validation/\($0)", scope: .shop, value: $1) }
        ).inputLimits
    }

    /// What a read gives, as text, or the message of the error with its parameters.
    func reads<Value>(_ read: (RESTCall) throws(RESTError) -> Value) -> String {
        do throws(RESTError) {
            return "\(try read(call))"
        } catch {
            return String(utf8: error.body())
        }
    }
}
