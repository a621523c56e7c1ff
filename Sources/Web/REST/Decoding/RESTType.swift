import Basics
import Commerce
import JSON

/// The declared type of a parameter or a field, with Magento's coercions (rest-conventions: Decoding a request).
public indirect enum RESTType: Sendable {
    /// Any scalar.
    case text
    /// A number or numeric text, cut off behind the point.
    case integer
    /// A number or numeric text.
    case decimal
    /// Any scalar; never an error.
    case flag
    /// Anything.
    case anything
    /// A list whose elements are made texts.
    case texts
    /// A list whose elements are made whole numbers.
    case integers
    /// An object.
    case object(RESTShape)
    /// A list of objects of a type that Magento names so.
    case objects(RESTEntity, RESTShape)
    /// `custom_attributes`: a list of `attribute_code` and `value`, or an object of codes and values.
    case customAttributes

    /// The type's name in Magento's messages; only scalars and lists of them are ever named.
    var name: String {
        switch self {
        case .text: "string"
        case .integer: "int"
        case .decimal: "float"
        case .flag: "bool"
        case .texts: "string[]"
        case .integers: "int[]"
        case .anything, .object, .objects, .customAttributes: "mixed"
        }
    }
}

/// The fields of an object by name, in snake_case, and their types. A key that is none of them is refused.
public struct RESTShape: Sendable, ExpressibleByDictionaryLiteral {
    let types: [String: RESTType]

    /// The fields that are listed.
    public init(dictionaryLiteral fields: (String, RESTType)...) {
        types = Dictionary(uniqueKeysWithValues: fields)
    }
}

/// A value as its declared type says.
enum RESTValue {
    case null
    case text(String)
    case integer(Int64)
    case decimal(RESTDecimal)
    case flag(Bool)
    case anything(JSONValue)
    case texts([String])
    case integers([Int64])
    case object(RESTObject)
    case objects([RESTObject])
    case customAttributes([RESTCustomAttribute])
}

extension RESTType {
    /// Converts a value that stands in a place.
    func value(of json: JSONValue, place: RESTPlace) throws(RESTError) -> RESTValue {
        if json.isNull { return .null }
        switch self {
        case .anything: return .anything(json)
        case .text: return .text(try text(of: json, place))
        case .integer: return .integer(RESTNumber.whole(try numeric(json, place)) ?? 0)
        case .decimal: return .decimal(RESTDecimal(try numeric(json, place)))
        case .flag: return .flag(RESTType.isTrue(try text(of: json, place)))
        case .texts: return .texts(try elements(of: json, place).map { $0.phpText })
        case .integers: return .integers(try elements(of: json, place).map(RESTNumber.cast))
        case .object(let shape): return .object(try RESTObject(json, shape, place: place))
        case .objects(let entity, let shape):
            guard let elements = json.elements else { return .null }
            if let limits = place.limits, elements.count > limits.arrayItemsMax {
                throw .tooManyItems(entity, max: limits.arrayItemsMax)
            }
            var objects: [RESTObject] = []
            for element in elements { objects.append(try RESTObject(element, shape, place: place)) }
            return .objects(objects)
        case .customAttributes: return .customAttributes(try RESTCustomAttribute.list(json, place: place.sentence))
        }
    }

    private func text(of json: JSONValue, _ place: RESTPlace) throws(RESTError) -> String {
        guard !json.isContainer else { throw .wrongType("array", name, place: place.sentence) }
        return json.phpText
    }

    /// The digits of a number or numeric text. True and false are no numbers.
    private func numeric(_ json: JSONValue, _ place: RESTPlace) throws(RESTError) -> String {
        let text = try text(of: json, place)
        guard json.bool == nil, RESTNumber.isNumeric(text) else { throw .wrongType(text, name, place: place.sentence) }
        return text
    }

    private func elements(of json: JSONValue, _ place: RESTPlace) throws(RESTError) -> [JSONValue] {
        guard let elements = json.elements else { throw .wrongType(json.phpType, name, place: place.sentence) }
        return elements
    }

    /// PHP's `FILTER_VALIDATE_BOOLEAN`.
    private static func isTrue(_ text: String) -> Bool {
        ["1", "true", "on", "yes"].contains(text.trimmed.lowercased())
    }
}

/// Values as PHP takes them.
extension JSONValue {
    /// Whether PHP has an array of it.
    var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }

    /// The values of an array or an object: PHP has one kind of both.
    var elements: [JSONValue]? {
        switch self {
        case .array(let elements): elements
        case .object(let members): members.map(\.value)
        default: nil
        }
    }

    /// The value as PHP makes text of it.
    var phpText: String {
        switch self {
        case .null: ""
        case .bool(let fact): fact ? "1" : ""
        case .integer(let number): String(number)
        case .number(let digits): RESTNumber.text(digits)
        case .string(let text): text
        case .array, .object: "Array"
        }
    }

    /// The name of the value's type in PHP.
    var phpType: String {
        switch self {
        case .null: "NULL"
        case .bool: "boolean"
        case .integer: "integer"
        case .number: "double"
        case .string: "string"
        case .array, .object: "array"
        }
    }
}
