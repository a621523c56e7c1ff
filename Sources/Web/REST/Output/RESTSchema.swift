import Basics
import HTTP
import JSON

/// `/rest/schema`: the interface described as Swagger 2.0, by its routes alone. Types are in Magento's documentation.
enum RESTSchema {
    /// The description for the store that was addressed.
    static func response(
        _ routes: [(method: Method, pattern: String)], for request: Request, _ address: RESTAddress
    ) -> Response {
        var json = JSONWriter(capacity: 16_384)
        json.object { json in
            json.member("swagger", "2.0")
            json.object("info") { json in
                json.member("version", "2.4")
                json.member("title", "Vitrine")
            }
            json.member("host", String(utf8: request.host))
            json.member("basePath", address.base)
            json.array("schemes") { $0.value("http") }
            json.array("tags") { _ in }
            json.object("paths") { write(routes, into: &$0) }
            json.object("definitions") { _ in }
        }
        return Response(
            fields: [
                Response.Field(.contentType, "application/json"), Response.Field(.cacheControl, "no-store"),
            ], body: .bytes(json.takeBytes()))
    }

    private static func write(_ routes: [(method: Method, pattern: String)], into json: inout JSONWriter) {
        var patterns: [String] = []
        var methods: [String: [Method]] = [:]
        for route in routes {
            if methods[route.pattern] == nil { patterns.append(route.pattern) }
            methods[route.pattern, default: []].append(route.method)
        }
        for pattern in patterns {
            json.key(named: swaggerPath(pattern))
            json.object { json in
                for method in methods[pattern, default: []] {
                    json.key(named: "\(method.text)".lowercased())
                    json.object { writeOperation(pattern, into: &$0) }
                }
            }
        }
    }

    private static func writeOperation(_ pattern: String, into json: inout JSONWriter) {
        json.array("parameters") { json in
            for segment in pattern.split(separator: "/") where segment.hasPrefix(":") {
                json.object { json in
                    json.member("name", String(segment.dropFirst()))
                    json.member("in", "path")
                    json.member("type", "string")
                    json.member("required", true)
                }
            }
        }
        json.object("responses") { json in
            json.object("200") { $0.member("description", "200 Success.") }
        }
    }

    /// `/V1/products/:sku` as `/V1/products/{sku}`.
    private static func swaggerPath(_ pattern: String) -> String {
        pattern.split(separator: "/").map { $0.hasPrefix(":") ? "/{\($0.dropFirst())}" : "/\($0)" }.joined()
    }
}
