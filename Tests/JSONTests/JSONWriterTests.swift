import Basics
import JSON
import Testing

/// What a writer makes of `body`, as text.
private func written(
    _ escaping: JSONWriter.Escaping = .php, _ body: (inout JSONWriter) -> Void
) -> String {
    var writer = JSONWriter(escaping: escaping)
    body(&writer)
    return String(utf8: writer.bytes)
}

@Suite("JSON is written as PHP's json_encode writes it")
struct JSONWriterTests {
    @Test(
        "texts are escaped the PHP way or plainly",
        arguments: [
            ("robe", #""robe""#, #""robe""#),
            ("", #""""#, #""""#),
            ("a/b", #""a\/b""#, #""a/b""#),
            (#"say "oui" \ non"#, #""say \"oui\" \\ non""#, #""say \"oui\" \\ non""#),
            ("été", #""\u00e9t\u00e9""#, #""été""#),
            ("29 €", #""29 \u20ac""#, #""29 €""#),
            ("😀!", #""\ud83d\ude00!""#, #""😀!""#),
            ("\u{10FFFF}\u{FFFF}\u{800}", #""\udbff\udfff\uffff\u0800""#, "\"\u{10FFFF}\u{FFFF}\u{800}\""),
            ("\u{0}\u{1F}\u{8}\u{9}\u{A}\u{C}\u{D}", #""\u0000\u001f\b\t\n\f\r""#, #""\u0000\u001f\b\t\n\f\r""#),
            ("\u{7F}", "\"\u{7F}\"", "\"\u{7F}\""),
            ("</script>", #""<\/script>""#, #""</script>""#),
        ])
    func texts(text: String, php: String, plain: String) {
        #expect(written(.php) { $0.value(text) } == php)
        #expect(written(.plain) { $0.value(text) } == plain)
    }

    @Test("commas and colons come by themselves at every depth")
    func structure() {
        let text = written { json in
            json.object { json in
                json.member("id", 1)
                json.member("sku", "WS12")
                json.member("price", digits: "79.99")
                json.member("visible", true)
                json.member("name", nil as String?)
                json.array("options") { json in
                    json.object { $0.member("label", "Rouge") }
                    json.object { _ in }
                    json.array { $0.value(-7) }
                    json.null()
                    json.number(digits: "10")
                }
                json.object("empty") { _ in }
                json.key(named: "clé/1")
                json.value(false)
            }
        }
        #expect(
            text == #"{"id":1,"sku":"WS12","price":79.99,"visible":true,"name":null,"#
                + #""options":[{"label":"Rouge"},{},[-7],null,10],"empty":{},"cl\u00e9\/1":false}"#)
    }

    @Test("whole numbers keep their ends")
    func ends() {
        #expect(written { $0.value(Int64.min) } == "-9223372036854775808")
        #expect(written { $0.value(UInt64.max) } == "18446744073709551615")
    }

    @Test("a text that is taken in slices is the same text")
    func slices() {
        var writer = JSONWriter()
        var whole: [UInt8] = []
        writer.beginArray()
        for number in 0..<5 {
            writer.value(number)
            whole += writer.takeBytes()
        }
        writer.endArray()
        whole += writer.takeBytes()
        #expect(String(utf8: whole) == "[0,1,2,3,4]")
    }
}
