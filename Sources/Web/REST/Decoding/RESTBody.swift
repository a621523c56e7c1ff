import HTTP
import JSON
import XML

/// The body of a POST or PUT, by its content type (rest-conventions: Decoding a request).
enum RESTBody {
    private static let xmlTypes = ["application/xml", "application/xhtml+xml", "text/xml"]

    /// The body's value; an object without members where there is none.
    static func value(of request: Request) throws(RESTError) -> JSONValue {
        guard request.method == .post || request.method == .put, !request.body.isEmpty else { return .object([]) }
        let type = try mediaType(request.field(.contentType))
        if type == "application/json" { return try json(request.body) }
        guard xmlTypes.contains(type) else {
            throw RESTError(
                .badRequest, "Server cannot understand Content-Type HTTP header media type \(type)")
        }
        return try xml(request.body)
    }

    private static func json(_ body: [UInt8]) throws(RESTError) -> JSONValue {
        do throws(JSONError) {
            return try JSONReader.parse(body)
        } catch {
            throw .decoding
        }
    }

    private static func xml(_ body: [UInt8]) throws(RESTError) -> JSONValue {
        do throws(XMLError) {
            return value(of: try XMLReader.parse(body))
        } catch {
            throw .decoding
        }
    }

    /// An element as the JSON that would say the same: elements within are keys, of several with one name a list, and
    /// `item` alone is a list's element. An empty element is null.
    static func value(of element: XMLElement) -> JSONValue {
        guard !element.children.isEmpty else { return element.text.isEmpty ? .null : .string(element.text) }
        if element.children.allSatisfy({ $0.name == "item" }) { return .array(element.children.map(value)) }
        var members: [(name: String, values: [JSONValue])] = []
        var places: [String: Int] = [:]
        for child in element.children {
            if let place = places[child.name] {
                members[place].values.append(value(of: child))
            } else {
                places[child.name] = members.count
                members.append((child.name, [value(of: child)]))
            }
        }
        return .object(members.map { JSONMember($0.name, $0.values.count == 1 ? $0.values[0] : .array($0.values)) })
    }

    private static func mediaType(_ field: String?) throws(RESTError) -> String {
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
        return type
    }
}
