import Basics
import JSON

@testable import REST

/// A JSON text.
///
/// - What was read, written in either way of escaping and read again, is the same.
/// - It holds no bytes that are not UTF-8, and writing PHP's way gives ASCII alone.
/// - The answer in XML that says the same is read by our own reader of XML.
enum JSONCheck {
    static func run(_ input: [UInt8]) throws(Finding) {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONReader.parse(input)
        } catch {
            return try require((0...input.count).contains(error.offset), "a fault lies outside the text: \(error)")
        }
        try require(input.isUTF8, "a text is taken that is not UTF-8")
        let plain = try checkWritten(json, .plain)
        let php = try checkWritten(json, .php)
        try require(php.allSatisfy { $0 < 0x80 }, "PHP's way of escaping gives more than ASCII")
        try require(plain.count <= php.count, "escaping makes a text shorter")
        try XMLCheck.checkAnswer(json)
    }

    private static func checkWritten(_ json: JSONValue, _ escaping: JSONWriter.Escaping) throws(Finding) -> [UInt8] {
        let text = bytes(json, escaping)
        let again: JSONValue
        do throws(JSONError) {
            again = try JSONReader.parse(text)
        } catch {
            throw Finding("\(error) in what the writer wrote: \(String(utf8: text))")
        }
        // The bytes, as two spellings of one letter are equal texts.
        try require(bytes(again, escaping) == text, "written anew: \(again)\n  instead of \(json)")
        return text
    }

    private static func bytes(_ json: JSONValue, _ escaping: JSONWriter.Escaping) -> [UInt8] {
        var writer = JSONWriter(escaping: escaping)
        writer.value(json)
        return writer.bytes
    }
}
