import Basics
import Markup
import Testing

/// The HTML of a piece as text.
func html(@HTMLBuilder _ content: () -> some HTML) -> String {
    String(utf8: content().rendered())
}

@Suite("Text and attributes are safe wherever they come from")
struct EscapingTests {
    @Test(
        "what has a meaning in HTML is escaped in text and in attribute values",
        arguments: [
            ("a & b", "a &amp; b"), ("1 < 2 > 0", "1 &lt; 2 &gt; 0"), ("\"dit-elle\"", "&quot;dit-elle&quot;"),
            ("l'été", "l&#39;été"), ("<script>", "&lt;script&gt;"), ("", ""), ("&amp;", "&amp;amp;"),
            ("29,99\u{202F}€", "29,99\u{202F}€"), ("😀<", "😀&lt;"), ("''", "&#39;&#39;"),
        ])
    func escapes(text: String, expected: String) {
        #expect(html { text } == expected)
        #expect(html { Element("p", .title(text)) } == "<p title=\"\(expected)\"></p>")
    }

    @Test("a long text with one sign near its end is escaped too")
    func long() {
        let text = String(repeating: "é", count: 5_000)
        #expect(html { text + "<" + text } == text + "&lt;" + text)
    }

    @Test(
        "an address that is not plainly on the web becomes #",
        arguments: [
            ("/robes.html?color=1#top", true), ("robes.html", true), ("?p=2", true), ("#content", true),
            ("https://example.com/a:b", true), ("HTTP://example.com/", true), ("./a:b", true), ("/a:b", true),
            ("javascript:alert(1)", false), ("JaVaScRiPt:alert(1)", false), ("java\nscript:alert(1)", false),
            (" javascript:alert(1)", false), ("data:text/html,x", false), ("//example.com/", false),
            ("/\\example.com", false), ("http:example.com", false), ("vbscript:x", false), ("", false),
            ("\u{1}javascript:x", false), ("mailto:a@example.com", false),
        ])
    func addresses(url: String, isSafe: Bool) {
        #expect(safeAddress(url) == (isSafe ? url : "#"))
    }

    @Test("every attribute that holds an address checks it")
    func addressAttributes() {
        let bad = "javascript:alert(1)"
        #expect(html { Element("a", .href(bad)) } == "<a href=\"#\"></a>")
        #expect(html { Element("img", .src(bad), .alt("")) } == "<img src=\"#\" alt=\"\">")
        #expect(html { Element("form", .action(bad)) } == "<form action=\"#\"></form>")
        #expect(
            html { Element("img", .srcset([(url: bad, width: 90), (url: "/a.svg", width: 900)])) }
                == "<img srcset=\"# 90w, /a.svg 900w\">")
    }

    @Test("JSON in a script cannot end the script")
    func jsonScript() {
        #expect(
            html { JSONScript(Array(#"{"name":"</script><!--&"}"#.utf8)) }
                == #"<script type="application/ld+json">{"name":"\u003c/script\u003e\u003c!--\u0026"}</script>"#)
    }
}

@Suite("A builder's statements become HTML")
struct BuilderTests {
    @Test("if, else, if let, switch, for, optionals and numbers", arguments: [(true, 2)])
    func statements(isOnSale: Bool, count: Int) {
        let nothing: String? = nil
        let something: String? = "oui"
        let text = html {
            if isOnSale { "soldé" } else { Element("i") { "plein tarif" } }
            if !isOnSale { "jamais" }
            if let something { Element("b") { something } }
            nothing
            something
            switch count {
            case 1: "un"
            case 2: Element("em") { "deux" }
            default: Empty()
            }
            for size in [36, 38] { Element("li") { size } }
        }
        #expect(text == "soldé<b>oui</b>oui<em>deux</em><li>36</li><li>38</li>")
    }

    @Test("an empty block, one piece and fourteen pieces")
    func blocks() {
        #expect(html { Element("p") {} } == "<p></p>")
        #expect(html { "a" } == "a")
        #expect(
            html {
                "a"
                "b"
                "c"
                "d"
                "e"
                "f"
                "g"
                1
                2
                3
                4
                5
                6
                Raw("<hr>")
            } == "abcdefg123456<hr>")
    }

    @Test("void elements have no end tag, others always do")
    func elements() {
        #expect(html { Element("br") } == "<br>")
        #expect(html { Element("input", .type("text"), .name("q")) } == "<input type=\"text\" name=\"q\">")
        #expect(html { Element("span") } == "<span></span>")
        #expect(html { Element("button") } == "<button></button>")
    }

    @Test("attributes that are nil or false are left out")
    func attributes() {
        #expect(html { Element("a", .id(nil), .title(nil), .aria("current", nil)) } == "<a></a>")
        #expect(html { Element("a", .class("size", nil, "unavailable")) } == "<a class=\"size unavailable\"></a>")
        #expect(html { Element("a", .class(nil)) } == "<a></a>")
        #expect(
            html { Element("input", .checked(if: true), .disabled(if: false), .value(3)) }
                == "<input checked value=\"3\">")
        #expect(
            html { Element("div", .aria("label", "Panier"), .data("section-url", "/a?b&c")) }
                == "<div aria-label=\"Panier\" data-section-url=\"/a?b&amp;c\"></div>")
    }

    @Test("content in a void element is a programmer's error")
    func voidContent() async {
        await #expect(processExitsWith: .failure) {
            _ = Element("img") { "x" }.rendered()
        }
    }
}
