import Basics
import JSON
import Testing

private func parse(_ text: String) throws(JSONError) -> JSONValue {
    try JSONReader.parse(Array(text.utf8))
}

@Suite("JSON is read as RFC 8259 says and nothing else")
struct JSONReaderTests {
    @Test(
        "every kind of value is read",
        arguments: [
            ("null", .null), (" true\n", .bool(true)), ("false", .bool(false)),
            ("0", .integer(0)), ("-7", .integer(-7)), ("123456789012345678", .integer(123_456_789_012_345_678)),
            ("9223372036854775807", .number("9223372036854775807")), ("-0", .number("-0")),
            ("79.990", .number("79.990")), ("1e5", .number("1e5")), ("-0.5E-10", .number("-0.5E-10")),
            ("1E+400", .number("1E+400")), ("123456789012345678901", .number("123456789012345678901")),
            (#""""#, .string("")), (#""robe""#, .string("robe")), (#""été 😀""#, .string("été 😀")),
            (#""a\"\\\/\b\f\n\r\t""#, .string("a\"\\/\u{8}\u{C}\n\r\t")),
            (#""\u00e9\u20AC\ud83d\ude00\u0000x""#, .string("é€😀\u{0}x")),
            (#""\uDBFF\uDFFF\uffff""#, .string("\u{10FFFF}\u{FFFF}")),
            ("[]", .array([])), ("[ 1 , [ ] ]", .array([.integer(1), .array([])])), ("{ }", .object([])),
            (
                #"{"a":1,"b":{"c":[null]}}"#,
                .object([
                    JSONMember("a", .integer(1)), JSONMember("b", .object([JSONMember("c", .array([.null]))])),
                ])
            ),
        ] as [(String, JSONValue)])
    func reads(text: String, expected: JSONValue) throws {
        #expect(try parse(text) == expected)
    }

    @Test(
        "what is not JSON is refused with its reason and place",
        arguments: [
            ("", .endsTooEarly, 0), ("  ", .endsTooEarly, 2), ("[1", .endsTooEarly, 2), (#"{"a""#, .endsTooEarly, 4),
            (#""abc"#, .endsTooEarly, 4), ("-", .endsTooEarly, 1), ("1.", .endsTooEarly, 2), ("tru", .endsTooEarly, 3),
            (#""\ud83d"#, .endsTooEarly, 7), (#""\u12"#, .endsTooEarly, 5),
            ("trueish", .trailingBytes, 4), ("1 2", .trailingBytes, 2), ("{}}", .trailingBytes, 2),
            ("[1]\u{0}", .trailingBytes, 3), ("\u{FEFF}1", .unexpectedByte, 0), ("nul1", .unexpectedByte, 3),
            ("[1,]", .unexpectedByte, 3), ("[,1]", .unexpectedByte, 1), (#"{"a":1,}"#, .unexpectedByte, 7),
            ("{a:1}", .unexpectedByte, 1), (#"{"a" 1}"#, .unexpectedByte, 5), ("'a'", .unexpectedByte, 0),
            ("[1 2]", .unexpectedByte, 3), ("NaN", .unexpectedByte, 0), ("+1", .unexpectedByte, 0),
            (".5", .unexpectedByte, 0), ("/* */1", .unexpectedByte, 0), ("[1}", .unexpectedByte, 2),
            ("\u{A0}1", .unexpectedByte, 0), ("\u{0}", .unexpectedByte, 0),
            ("01", .badNumber, 1), ("-01", .badNumber, 2), ("1.a", .badNumber, 2), ("1e+x", .badNumber, 3),
            ("--1", .badNumber, 1), ("0x10", .trailingBytes, 1),
            ("\"a\nb\"", .controlCharacterInText, 2), ("\"\u{0}\"", .controlCharacterInText, 1),
            (#""\x""#, .badEscape, 2), (#""\u12G4""#, .badEscape, 5), (#""\U0041""#, .badEscape, 2),
            (#""\ud83d""#, .loneSurrogate, 3), (#""\ude00""#, .loneSurrogate, 3), (#""\ud83d\n""#, .loneSurrogate, 3),
            (#""\ud83dx""#, .loneSurrogate, 3), (#""\ud83d\u0041""#, .loneSurrogate, 3),
        ] as [(String, JSONError.Reason, Int)])
    func refuses(text: String, reason: JSONError.Reason, offset: Int) {
        #expect(throws: JSONError(reason, offset: offset)) { try parse(text) }
    }

    @Test(
        "bytes that are not UTF-8 are refused in texts and names",
        arguments: [
            [0xFF], [0xC3], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func invalid(utf8: [UInt8]) {
        let text = Array("\"a".utf8) + utf8 + Array("\"".utf8)
        #expect(throws: JSONError(.invalidUTF8, offset: 1)) { try JSONReader.parse(text) }
        let escaped = Array("\"\\n".utf8) + utf8 + Array("\"".utf8)
        #expect(throws: JSONError(.invalidUTF8, offset: 1)) { try JSONReader.parse(escaped) }
        let name = Array("{\"".utf8) + utf8 + Array("\":1}".utf8)
        #expect(throws: JSONError(.invalidUTF8, offset: 2)) { try JSONReader.parse(name) }
    }

    @Test("values lie at most 64 deep")
    func depth() throws {
        let deepest = JSONReader.depthMax
        _ = try parse(String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest))
        #expect(throws: JSONError(.tooDeep, offset: deepest)) {
            try parse(String(repeating: "[", count: deepest + 1) + String(repeating: "]", count: deepest + 1))
        }
        #expect(throws: JSONError(.tooDeep, offset: deepest * 5)) {
            try parse(String(repeating: #"{"a":"#, count: 100_000))
        }
        let siblings = "[" + Array(repeating: "[]", count: 1_000).joined(separator: ",") + "]"
        #expect(try parse(siblings).array?.count == 1_000)
    }

    @Test("of a repeated name all values are kept and the last is found")
    func repeatedNames() throws {
        let value = try parse(#"{"qty":1,"sku":"a","qty":2}"#)
        #expect(value["qty"] == .integer(2))
        #expect(value.members?.count == 3)
        #expect(value["none"] == nil)
        #expect(JSONValue.integer(1)["qty"] == nil)
    }

    @Test("each accessor gives its own kind and nothing else")
    func accessors() throws {
        let value = try parse(#"["a",1,1.50,true,null,[],{}]"#)
        let elements = try #require(value.array)
        #expect(elements.map(\.string) == ["a", nil, nil, nil, nil, nil, nil])
        #expect(elements.map(\.integer) == [nil, 1, nil, nil, nil, nil, nil])
        #expect(elements.map(\.numberText) == [nil, "1", "1.50", nil, nil, nil, nil])
        #expect(elements.map(\.bool) == [nil, nil, nil, true, nil, nil, nil])
        #expect(elements.map(\.isNull) == [false, false, false, false, true, false, false])
        #expect(elements.map { $0.array?.count } == [nil, nil, nil, nil, nil, 0, nil])
        #expect(elements.map { $0.members?.count } == [nil, nil, nil, nil, nil, nil, 0])
    }
}

@Suite("JSON survives the way out and back")
struct JSONRoundTripTests {
    static let document = #"""
        {"cartItem": {"sku": "robe-iris\/é😀", "qty": 1.50, "quote_id": "", "extension": {"values": [1, -2, 3e4,
        "a\u00e9\ud83d\ude00\n", null, true, false, [], {}, [[{"k": [0.0]}]]]}}, "été": 9223372036854775808}
        """#

    @Test("what was read and written is read as the same value", arguments: [JSONWriter.Escaping.php, .plain])
    func roundTrip(escaping: JSONWriter.Escaping) throws {
        let value = try parse(Self.document)
        var writer = JSONWriter(escaping: escaping)
        writer.value(value)
        #expect(try JSONReader.parse(writer.bytes) == value)
        var again = JSONWriter(escaping: escaping)
        again.value(try JSONReader.parse(writer.bytes))
        #expect(again.bytes == writer.bytes)
    }

    @Test("every prefix of a document is refused")
    func prefixes() {
        let bytes = Array(Self.document.utf8)
        for count in 0..<bytes.count {
            #expect(throws: JSONError.self) { try JSONReader.parse(Array(bytes[..<count])) }
        }
    }

    @Test("a document with any byte changed is read or refused, never a crash")
    func changedBytes() {
        let bytes = Array(Self.document.utf8)
        var refused = 0
        for index in bytes.indices {
            for replacement: UInt8 in [0x00, 0x22, 0x2D, 0x30, 0x5B, 0x5C, 0x75, 0x7D, 0x80, 0xED, 0xFF] {
                var changed = bytes
                changed[index] = replacement
                if (try? JSONReader.parse(changed)) == nil { refused += 1 }
            }
        }
        #expect(refused > bytes.count)
    }
}
