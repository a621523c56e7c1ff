import Commerce
public import JSON

/// An object that a client sent, checked and converted as its shape declares.
///
/// All of it is checked when it is read, in the client's order: whoever holds one meets no more errors of type. A field
/// that was not sent, or is null, is nil; `has` and `isNull` tell the two apart. Asking for a field that the shape does
/// not declare, or by another type, is the programmer's error.
public struct RESTObject {
    private let shape: RESTShape
    /// How much a client may send at once; nil where the shop does not limit it.
    let limits: InputLimits?
    /// By name in snake_case; of a repeated name the last.
    private var fields: [String: RESTValue] = [:]

    /// Reads an object. Keys may be snake_case or camelCase. Anything that is no object is an empty one, and an unknown
    /// key is refused.
    init(_ json: JSONValue, _ shape: RESTShape, place: RESTPlace) throws(RESTError) {
        (self.shape, limits) = (shape, place.limits)
        for member in json.members ?? [] {
            let name = RESTCall.snakeCase(member.name)
            guard let type = shape.types[name] else { throw .notSupported(name) }
            // Errors name a field as the client wrote it, with each object that it lies in before it.
            fields[name] = try type.value(of: member.value, place: place.field(member.name))
        }
    }

    /// Whether a field was sent, be it with null.
    public func has(_ name: String) -> Bool { field(name) != nil }

    /// Whether a field was sent with null.
    public func isNull(_ name: String) -> Bool { if case .null? = field(name) { true } else { false } }

    /// The names of the fields that were sent, in snake_case and in no order.
    public var names: [String] { Array(fields.keys) }

    private func field(_ name: String) -> RESTValue? {
        precondition(shape.types[name] != nil, "the object's shape declares no field '\(name)'")
        return fields[name]
    }
}

/// Fields by type.
extension RESTObject {
    /// A text.
    public func text(_ name: String) -> String? { field(name)?.text }

    /// A whole number.
    public func integer(_ name: String) -> Int64? { field(name)?.integer }

    /// A number.
    public func decimal(_ name: String) -> RESTDecimal? { field(name)?.decimal }

    /// True or false.
    public func flag(_ name: String) -> Bool? { field(name)?.flag }

    /// Anything, as it came.
    public func anything(_ name: String) -> JSONValue? { field(name)?.anything }

    /// A list of texts.
    public func texts(_ name: String) -> [String]? { field(name)?.texts }

    /// A list of whole numbers.
    public func integers(_ name: String) -> [Int64]? { field(name)?.integers }

    /// An object within.
    public func object(_ name: String) -> RESTObject? { field(name)?.object }

    /// A list of objects.
    public func objects(_ name: String) -> [RESTObject]? { field(name)?.objects }

    /// The custom attributes in the client's order.
    public var customAttributes: [RESTCustomAttribute]? {
        if case .customAttributes(let list)? = field("custom_attributes") { list } else { nil }
    }
}

/// A value by the type that it was declared with; nil for null.
extension RESTValue {
    var text: String? { if case .text(let text) = self { text } else { mistaken() } }
    var integer: Int64? { if case .integer(let number) = self { number } else { mistaken() } }
    var decimal: RESTDecimal? { if case .decimal(let number) = self { number } else { mistaken() } }
    var flag: Bool? { if case .flag(let fact) = self { fact } else { mistaken() } }
    var anything: JSONValue? { if case .anything(let json) = self { json } else { mistaken() } }
    var texts: [String]? { if case .texts(let list) = self { list } else { mistaken() } }
    var integers: [Int64]? { if case .integers(let list) = self { list } else { mistaken() } }
    var object: RESTObject? { if case .object(let object) = self { object } else { mistaken() } }
    var objects: [RESTObject]? { if case .objects(let list) = self { list } else { mistaken() } }

    /// Nil for null; any other value was declared with another type than it is asked for.
    private func mistaken<Value>() -> Value? {
        guard case .null = self else { preconditionFailure("a field is read by the type that its shape declares") }
        return nil
    }
}
