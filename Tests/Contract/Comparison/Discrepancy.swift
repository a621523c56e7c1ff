public import JSON

/// One place where our answer is not the recorded one.
public struct Discrepancy: Hashable, Sendable {
    /// Where: `status`, a header field's name, or a place in the body such as `items[0].price`.
    public let place: String
    /// What Magento answered there, as text.
    public let recorded: String
    /// What the shop answered there, as text.
    public let ours: String

    /// A place with what stands there in both.
    public init(place: String, recorded: String, ours: String) {
        (self.place, self.recorded, self.ours) = (place, recorded, ours)
    }

    /// The discrepancy in one line; long values are cut.
    public func line(charactersMax: Int = 160) -> String {
        func cut(_ text: String) -> String {
            text.count > charactersMax ? "\(text.prefix(charactersMax))…" : text
        }
        return "\(place): recorded \(cut(recorded)), ours \(cut(ours))"
    }
}

extension JSONValue {
    /// The value as JSON text.
    public var text: String {
        var writer = JSONWriter(escaping: .plain)
        writer.value(self)
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }

    /// The type's name.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .number: "a number"
        case .string: "a text"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
