import Commerce
import JSON

/// An object of a request's body, read field by field with Magento's coercions (rest-conventions: Decoding a request).
struct RESTObject {
    private let members: [JSONMember]

    /// Reads an object whose fields are `fields`, in snake_case; keys may be snake_case or camelCase. Anything that
    /// is no object is an empty one, and an unknown key is refused.
    init(_ value: JSONValue, fields: [String]) throws(RESTError) {
        var members: [JSONMember] = []
        for member in value.members ?? [] {
            let name = RESTCall.snakeCase(member.name)
            guard fields.contains(name) else { throw .notSupported(name) }
            members.append(JSONMember(name, member.value))
        }
        self.members = members
    }

    /// A field as it came; the last of several.
    subscript(_ field: String) -> JSONValue? { members.last { $0.name == field }?.value }

    /// A text, from any scalar.
    func text(_ field: String) throws(RESTError) -> String? {
        switch self[field] {
        case nil, .null: return nil
        case .string(let text): return text
        case .integer(let number): return String(number)
        case .number(let digits): return digits
        case .bool(let fact): return fact ? "1" : ""
        case .array, .object: throw .wrongType("array", "string", field: field)
        }
    }

    /// A whole number, from a number or numeric text.
    func integer(_ field: String) throws(RESTError) -> Int64? {
        guard let text = try text(field) else { return nil }
        if let number = Int64(text) { return number }
        guard let double = Double(text), double.magnitude < 9e18 else { throw .wrongType(text, "int", field: field) }
        return Int64(double)
    }

    /// A quantity, from a number or numeric text; digits beyond the fourth are dropped, and what is too large to
    /// count is the largest there is.
    func quantity(_ field: String) throws(RESTError) -> Quantity? {
        guard let text = try text(field) else { return nil }
        if let quantity = Quantity(text) { return quantity }
        guard let number = Double(text), number.isFinite else { throw .wrongType(text, "float", field: field) }
        let scaled = number * 10_000
        guard scaled.magnitude < 9e18 else { return Quantity(tenThousandths: scaled > 0 ? .max : .min) }
        return Quantity(tenThousandths: Int64(scaled))
    }
}
