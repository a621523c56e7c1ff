import Basics
import JSON
import XML

@testable import REST

/// An XML document.
///
/// - Its elements, written anew, are the same.
/// - As a body of the interface it gives JSON that can be answered.
enum XMLCheck {
    static func run(_ input: [UInt8]) throws(Finding) {
        guard let root = try? XMLReader.parse(input) else { return }
        var text: [UInt8] = []
        try write(root, depth: 1, to: &text)
        let again: XMLElement
        do throws(XMLError) {
            again = try XMLReader.parse(text)
        } catch {
            throw Finding("\(error.reason) in what was read: \(String(utf8: text))")
        }
        try require(isSame(again, root), "written anew: \(again)\n  instead of \(root)")
        try checkAnswer(RESTBody.value(of: root))
    }

    /// An answer as XML is a document, unless it is deeper than what is read.
    static func checkAnswer(_ json: JSONValue) throws(Finding) {
        let text = XMLAnswer.bytes(of: json)
        try require(text.allSatisfy { $0 < 0x80 }, "an answer holds more than ASCII")
        let root: XMLElement
        do throws(XMLError) {
            root = try XMLReader.parse(text)
        } catch {
            return try require(error.reason.hasPrefix("too many"), "\(error.reason): \(String(utf8: text))")
        }
        try require(root.name == "response", "an answer is \(root.name)")
    }

    private static func write(_ element: XMLElement, depth: Int, to text: inout [UInt8]) throws(Finding) {
        try require(depth <= XMLReader.depthMax, "elements are deeper than \(XMLReader.depthMax)")
        text.append("<")
        text.append(element.name)
        text.append(">")
        for byte in element.text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): text.append("&lt;")
            case UInt8(ascii: ">"): text.append("&gt;")
            case UInt8(ascii: "&"): text.append("&amp;")
            case UInt8(ascii: "\r"): text.append("&#13;")
            default: text.append(byte)
            }
        }
        for child in element.children { try write(child, depth: depth + 1, to: &text) }
        text.append("</")
        text.append(element.name)
        text.append(">")
    }

    private static func isSame(_ left: XMLElement, _ right: XMLElement) -> Bool {
        left.name.utf8.elementsEqual(right.name.utf8) && left.text.utf8.elementsEqual(right.text.utf8)
            && left.children.elementsEqual(right.children, by: isSame)
    }
}
