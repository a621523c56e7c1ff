import Basics
import Markup
import Testing

@Suite("A merchant's HTML is reduced to plain elements")
struct RichTextTests {
    @Test(
        "what stays, what loses its tags, what goes",
        arguments: [
            ("<p>Du lin, <strong>léger</strong>.</p>", "<p>Du lin, <strong>léger</strong>.</p>"),
            ("<UL><LI>un<LI>deux</UL>", "<ul><li>un<li>deux</li></li></ul>"),
            ("a<br/>b<br>c", "a<br>b<br>c"),
            ("<p onclick=\"x()\" class='y'>z</p>", "<p>z</p>"),
            ("<script>alert('<p>')</script>b", "b"), ("<style>p{}</style >b", "b"), ("<script>never closed", ""),
            ("<div><span>texte</span></div>", "texte"), ("<p>ouvert", "<p>ouvert</p>"), ("</p>fermé", "fermé"),
            ("<img src=x onerror=alert(1)>", ""), ("<!-- <b>non</b> -->oui", "oui"), ("<!doctype html>a", "a"),
            ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
            ("30&nbsp;°C &eacute; &#233; &x", "30&nbsp;°C &eacute; &#233; &amp;x"),
            ("<a href=\"/retours\">r</a>", "<a href=\"/retours\">r</a>"),
            ("<a class='b' href='javascript:x'>r</a>", "<a href=\"#\">r</a>"),
            ("<a href=/r>r</a>", "<a href=\"/r\">r</a>"), ("<a data-href=\"/x\">r</a>", "<a>r</a>"),
            ("<a href=\"/r?a=1&b='\">r</a>", "<a href=\"/r?a=1&amp;b=&#39;\">r</a>"),
            ("<p title=\">\">t</p>", "<p>t</p>"), ("<", "&lt;"), ("<p", "<p></p>"), ("", ""),
            ("<scr<script>ipt>x", "ipt&gt;x"),
        ])
    func reduces(source: String, expected: String) {
        #expect(String(utf8: RichText(source).rendered()) == expected)
    }

    @Test("nesting without end is cut off")
    func nesting() {
        let deep = String(repeating: "<b>", count: 10_000)
        #expect(RichText(deep).rendered().count == 32 * "<b></b>".utf8.count)
    }
}
