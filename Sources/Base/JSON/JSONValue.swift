/// One JSON value. Numbers that are not whole stay the text they were, since amounts are never floating point.
public enum JSONValue: Hashable, Sendable {
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
public struct JSONMember: Hashable, Sendable {
    public var name: String
    public var value: JSONValue

    /// A name with a value.
    public init(_ name: String, _ value: JSONValue) { (self.name, self.value) = (name, value) }
}

extension JSONValue {
    /// The value of an object's member; of a repeated name the last one (as PHP does). Nil when this is no object or
    /// has no such member. Takes time in proportion to the number of members.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The text, when this is a text.
    public var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The number, when this is a whole number.
    public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }

    /// The fact, when this is true or false.
    public var bool: Bool? { if case .bool(let fact) = self { fact } else { nil } }

    /// The elements, when this is an array.
    public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

    /// The members, when this is an object.
    public var members: [JSONMember]? { if case .object(let members) = self { members } else { nil } }

    /// The digits, when this is a number of any kind.
    public var numberText: String? {
        switch self {
        case .integer(let number): String(number)
        case .number(let text): text
        default: nil
        }
    }

    /// Whether this is `null`.
    public var isNull: Bool { self == .null }
}
