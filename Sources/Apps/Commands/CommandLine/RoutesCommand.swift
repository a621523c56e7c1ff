import Basics
import Catalog
import Commerce
import EventLoop
import HTTP
import JSON
import REST
import WebSupport

/// `vitrine routes`: the REST interface's routes as the node's table has them. It needs no database.
struct RoutesCommand: Command {
    private let isJSON: Bool
    private let configuration: NodeConfiguration

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        let context = try CommandContext(words, environment, RoutesCommand.description)
        try context.expectNoWords()
        isJSON = context.arguments.has("json")
        var values = context.values
        // Nothing is ever sent there.
        for key in ["writer", "redis"] where values[key].isEmpty {
            values.set(key, "unix:/nonexistent", from: .standard)
        }
        configuration = try NodeConfiguration(values)
    }

    func run() throws -> ExitStatus {
        let routes = try EventLoop.runToEnd { loop in
            let pools = try NodePools(writesAccessLog: false)
            defer { pools.close() }
            let services = ServiceParts(configuration, pools).services(
                on: loop, NoCatalog(), at: ShopAddress(baseURL: "http://localhost/", assetsVersion: ""))
            return RESTApplication(services, log: .silent).listing
        }
        isJSON ? writeJSON(routes) : writeTable(routes)
        return .ok
    }

    private func writeTable(_ routes: [RESTListing]) {
        let width = routes.map(\.path.count).max() ?? 0
        for route in routes {
            let method = "\(route.method.text)".padded(to: 6)
            writeLine("\(method)  \(route.path.padded(to: width))  \(route.access.words)", to: 1)
        }
    }

    private func writeJSON(_ routes: [RESTListing]) {
        var json = JSONWriter(escaping: .plain)
        json.array { json in
            for route in routes {
                json.object { json in
                    json.member("method", "\(route.method.text)")
                    json.member("path", route.path)
                    json.member("access", route.access.words)
                }
            }
        }
        writeLine(String(utf8: json.takeBytes()), to: 1)
    }
}

/// Routes are made without a look at the catalogue.
private final class NoCatalog: CatalogViewing {
    var reference: Reference { preconditionFailure("routes are listed without a shop") }
    var position: UInt64 { 0 }

    func listing(in store: StoreViewID) -> ListingIndex { preconditionFailure("routes are listed without a shop") }
}

extension RESTAccess {
    fileprivate var words: String {
        switch self {
        case .anonymous: "anonymous"
        case .own: "self"
        case .catalogue(let resource): "\(resource), or anonymous where the catalogue may be read"
        case .admin(let resource): resource
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
