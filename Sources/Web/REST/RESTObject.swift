import Commerce
import JSON

/// An object of a request's body, read field by field with Magento's coercions (rest-conventions: Decoding a request).
struct RESTObject {
    private struct Field {
        /// In snake_case.
        let name: String
        /// As the client wrote it: errors name it so.
        let written: String
        let value: JSONValue
    }

    private let fields: [Field]

    /// Reads an object whose fields are `names`, in snake_case; keys may be snake_case or camelCase. Anything that is
    /// no object is an empty one, and an unknown key is refused.
    init(_ value: JSONValue, fields names: [String]) throws(RESTError) {
        var fields: [Field] = []
        for member in value.members ?? [] {
            let name = RESTCall.snakeCase(member.name)
            guard names.contains(name) else { throw .notSupported(name) }
            fields.append(Field(name: name, written: member.name, value: member.value))
        }
        self.fields = fields
    }

    /// A field as it came; the last of several.
    subscript(_ name: String) -> JSONValue? { field(name)?.value }

    private func field(_ name: String) -> Field? { fields.last { $0.name == name } }

    /// A text, from any scalar.
    func text(_ name: String) throws(RESTError) -> String? {
        guard let field = field(name) else { return nil }
        switch field.value {
        case .null: return nil
        case .string(let text): return text
        case .integer(let number): return String(number)
        case .number(let digits): return digits
        case .bool(let fact): return fact ? "1" : ""
        case .array, .object: throw .wrongType("array", "string", field: field.written)
        }
    }

    /// A whole number, from a number or numeric text.
    func integer(_ name: String) throws(RESTError) -> Int64? {
        guard let text = try numeric(name, "int") else { return nil }
        return RESTNumber.whole(text)
    }

    /// A quantity, from a number or numeric text; digits beyond the fourth are dropped, and what is too large to
    /// count is the largest there is.
    func quantity(_ name: String) throws(RESTError) -> Quantity? {
        guard let text = try numeric(name, "float") else { return nil }
        if let quantity = Quantity(text) { return quantity }
        return RESTNumber.scaled(text, by: 10_000).map { Quantity(tenThousandths: $0) }
    }

    /// The digits of a number or numeric text. True and false are no numbers.
    private func numeric(_ name: String, _ type: String) throws(RESTError) -> String? {
        guard let field = field(name) else { return nil }
        let text: String
        switch field.value {
        case .null: return nil
        case .integer(let number): return String(number)
        case .number(let digits): return digits
        case .string(let words): text = words
        case .bool(let fact): text = fact ? "1" : ""
        case .array, .object: text = "array"
        }
        guard case .string = field.value, RESTNumber.isNumeric(text) else {
            throw .wrongType(text, type, field: field.written)
        }
        return text
    }
}

/// Numbers in text, as PHP takes them.
enum RESTNumber {
    /// Whether a text is a decimal number, with exponent or without.
    static func isNumeric(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in "0123456789+-.eE".utf8.contains(byte) } && Double(text) != nil
    }

    /// The whole number in a text, its fraction cut off; one of more than 64 bits is the largest or the least there is.
    /// Nil where the text is no number.
    static func whole(_ text: String) -> Int64? { Int64(text) ?? scaled(text, by: 1) }

    /// The number in a text times `factor`, cut to 64 bits; nil where the text is no number.
    static func scaled(_ text: String, by factor: Double) -> Int64? {
        guard isNumeric(text), let number = Double(text) else { return nil }
        let scaled = number * factor
        guard scaled.magnitude < 0x1p63 else { return scaled > 0 ? .max : .min }
        return Int64(scaled)
    }
}
