import HTTP
public import JSON

/// A custom attribute that a client sent: its code and its value, a scalar or a list. Whether there is such an
/// attribute is the service's matter: unknown codes are passed over.
public struct RESTCustomAttribute: Sendable, Equatable {
    public let code: String
    public let value: JSONValue

    /// The value as text; a list is joined by commas, as multiselect attributes keep it. Nil for null.
    public var text: String? {
        switch value {
        case .null: nil
        case .array(let elements): elements.map(\.phpText).joined(separator: ",")
        default: value.phpText
        }
    }

    /// Reads `[{"attribute_code": …, "value": …}]` or `{"code": …}`. Anything else fails in Magento
    /// (`ServiceInputProcessor::convertCustomAttributeValue`).
    static func list(_ json: JSONValue, place: String) throws(RESTError) -> [RESTCustomAttribute] {
        switch json {
        case .array(let elements):
            var list: [RESTCustomAttribute] = []
            for (index, element) in elements.enumerated() { list.append(try entry("\(index)", element, place)) }
            return list
        case .object(let members):
            var list: [RESTCustomAttribute] = []
            for member in members { list.append(try entry(member.name, member.value, place)) }
            return list
        default: throw .masked("custom_attributes is a \(json.phpType)")
        }
    }

    private static func entry(
        _ key: String, _ json: JSONValue, _ place: String
    ) throws(RESTError) -> RESTCustomAttribute {
        guard json.isContainer else { return RESTCustomAttribute(code: key, value: json) }
        let code = ["attribute_code", "attributeCode"].lazy.compactMap { json[$0] }.first { !$0.isNull }?.phpText ?? ""
        guard code.isEmpty else {
            guard let value = json["value"] else {
                throw RESTError(
                    .badRequest,
                    "\(place)The \"\(code)\" attribute code doesn't have a value set. Enter the value and try again.")
            }
            return RESTCustomAttribute(code: code, value: value)
        }
        guard json["value"]?.isNull == false else {
            throw RESTError(
                .badRequest, "\(place)An empty custom attribute is specified. Enter the attribute and try again.")
        }
        throw RESTError(
            .badRequest,
            "\(place)A custom attribute is specified with a missing attribute code. Verify the code and try again.")
    }
}
