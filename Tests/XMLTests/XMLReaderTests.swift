import Testing
import XML

@Suite("Reading XML")
struct XMLReaderTests {
    private func parse(_ text: String) throws(XMLError) -> XMLElement { try XMLReader.parse(Array(text.utf8)) }

    @Test("elements and their text are read")
    func elements() throws {
        let root = try parse(
            "<?xml version=\"1.0\"?><r a=\"1\">\n <b>x &amp; &#233;</b><b/><c> <![CDATA[<d>]]></c>\n</r>")
        #expect(root.name == "r")
        #expect(root.children.map(\.name) == ["b", "b", "c"])
        #expect(root.children.map(\.text) == ["x & é", "", " <d>"])
    }

    @Test(
        "what is not well-formed, or could grow, is refused",
        arguments: [
            "", "x", "<a>", "<a></b>", "<a>&nope;</a>", "<a/><b/>", "<!DOCTYPE a><a/>",
            "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
            String(repeating: "<a>", count: 65) + String(repeating: "</a>", count: 65),
        ])
    func refusals(text: String) {
        #expect(throws: XMLError.self) { try parse(text) }
    }

    @Test("bytes that are not UTF-8 are refused")
    func encoding() {
        #expect(throws: XMLError.self) { try XMLReader.parse([0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E]) }
    }
}
