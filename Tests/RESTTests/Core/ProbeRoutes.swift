import Basics
import Commerce
import HTTP
import JSON
import REST
import ShopFakes

/// A call as a handler would get it, for what routes read of it.
struct Probe {
    private let call: RESTCall

    /// A call of a route: `line` is a method and a path with its query, `pattern` the route's path.
    init(
        _ line: String, pattern: String = "/V1/probe", _ body: String = "", caller: RESTCaller = .guest
    ) throws {
        var builder = RouteTable<Int>.Builder(RouteRules())
        let method = line.split(separator: " ")[0]
        builder.add(Method.allCases.first { "\($0.text)" == method } ?? .get, pattern, 0)
        let request = try RESTClient.request(line, body)
        guard case .found(_, let parameters) = builder.freeze().resolve(request) else { throw RESTClient.Unreadable() }
        call = RESTCall(
            store: .all, caller: caller, request: request, parameters: parameters,
            body: body.isEmpty ? .object([]) : try JSONReader.parse(Array(body.utf8)), pageSizeMax: nil)
    }

    /// What a read gives, as text, or the error's body.
    func reads<Value>(_ read: (RESTCall) throws(RESTError) -> Value) -> String {
        do throws(RESTError) {
            return "\(try read(call))"
        } catch {
            return String(utf8: error.body)
        }
    }
}
