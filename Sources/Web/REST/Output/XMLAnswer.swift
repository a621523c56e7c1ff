import Basics
import JSON

/// An answer as XML, from the JSON that a route wrote (`Magento\…\Rest\Response\Renderer\Xml` over `Xml\Generator`):
/// the root is `response`, elements of lists are `item`, two blanks a level, and nothing beyond ASCII.
struct XMLAnswer {
    private var bytes: [UInt8] = []

    /// The bytes for an answer.
    static func bytes(of json: JSONValue) -> [UInt8] {
        var answer = XMLAnswer()
        answer.bytes.append("<?xml version=\"1.0\"?>\n" as StaticString)
        answer.element("response", json, indent: 0)
        return answer.bytes
    }

    private mutating func element(_ name: String, _ json: JSONValue, indent: Int) {
        for _ in 0..<indent { bytes.append("  " as StaticString) }
        let children = XMLAnswer.children(of: json)
        if let children, children.isEmpty {
            bytes.append("<" as StaticString)
            bytes.append(name)
            bytes.append("/>\n" as StaticString)
            return
        }
        bytes.append("<" as StaticString)
        bytes.append(name)
        bytes.append(">" as StaticString)
        if let children {
            bytes.append("\n" as StaticString)
            for child in children { element(child.name, child.value, indent: indent + 1) }
            for _ in 0..<indent { bytes.append("  " as StaticString) }
        } else {
            text(XMLAnswer.text(of: json))
        }
        bytes.append("</" as StaticString)
        bytes.append(name)
        bytes.append(">\n" as StaticString)
    }

    /// The elements within; nil for a scalar.
    private static func children(of json: JSONValue) -> [JSONMember]? {
        switch json {
        case .array(let elements): elements.map { JSONMember("item", $0) }
        case .object(let members): members.map { JSONMember(elementName($0.name), $0.value) }
        default: nil
        }
    }

    private static func text(of json: JSONValue) -> String {
        switch json {
        case .bool(let fact): fact ? "true" : "false"
        case .string(let text): text
        default: json.numberText ?? ""
        }
    }

    /// A key as a name of XML: blanks and colons become underscores, other letters that no name has are dropped.
    private static func elementName(_ key: String) -> String {
        var name: [UInt8] = []
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: ":"): name.append(UInt8(ascii: "_"))
            case UInt8(ascii: "_"), UInt8(ascii: "-"): name.append(byte)
            default: if byte.isASCIILetter || byte.isASCIIDigit { name.append(byte) }
            }
        }
        guard let first = name.first else { return "item" }
        return first.isASCIIDigit || first == UInt8(ascii: "-") ? "item_" + String(utf8: name) : String(utf8: name)
    }

    /// What XML 1.0 cannot hold is left out; a carriage return is escaped, since a reader makes a line feed of it.
    private mutating func text(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes.append("&amp;" as StaticString)
            case "<": bytes.append("&lt;" as StaticString)
            case ">": bytes.append("&gt;" as StaticString)
            case "\r": bytes.append("&#13;" as StaticString)
            case "\t", "\n", " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default:
                bytes.append("&#x" as StaticString)
                bytes.append(String(scalar.value, radix: 16, uppercase: true))
                bytes.append(";" as StaticString)
            }
        }
    }
}
