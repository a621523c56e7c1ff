/// One JSON value. Numbers that are not whole stay the text they were, since amounts are never floating point.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A whole number written without point or exponent.
    case integer(Int64)
    /// Any other number: its text, in JSON's grammar.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// The members in their order, repeated names too.
    case object([JSONMember])
}

/// A name and its value in an object.
package struct JSONMember: Hashable, Sendable {
    package var name: String
    package var value: JSONValue

    /// A name with a value.
    package init(_ name: String, _ value: JSONValue) { (self.name, self.value) = (name, value) }
}

extension JSONValue {
    /// The value of an object's member; of a repeated name the last one (as PHP does). Nil when this is no object or
    /// has no such member. Takes time in proportion to the number of members.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The text, when this is a text.
    package var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The number, when this is a whole number.
    package var integer: Int64? { if case .integer(let number) = self { number } else { nil } }

    /// The fact, when this is true or false.
    package var bool: Bool? { if case .bool(let fact) = self { fact } else { nil } }

    /// The elements, when this is an array.
    package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

    /// The members, when this is an object.
    package var members: [JSONMember]? { if case .object(let members) = self { members } else { nil } }

    /// The digits, when this is a number of any kind.
    package var numberText: String? {
        switch self {
        case .integer(let number): String(number)
        case .number(let text): text
        default: nil
        }
    }

    /// Whether this is `null`.
    package var isNull: Bool { self == .null }
}
