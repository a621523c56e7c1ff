import Basics
import Markup

/// What a merchant wrote: a piece of HTML, or a plain sentence, which becomes a paragraph.
struct Prose: HTML {
    private let text: String

    init(_ text: String) { self.text = text }

    var body: some HTML {
        if text.utf8.contains(UInt8(ascii: "<")) {
            RichText(text)
        } else {
            Element("p") { text }
        }
    }
}

/// A merchant's HTML without its tags, for places that take text only.
func plainText(_ html: String) -> String {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return html }
    var text: [UInt8] = []
    var isInTag = false
    for byte in html.utf8 {
        if byte == UInt8(ascii: "<") {
            isInTag = true
        } else if byte == UInt8(ascii: ">"), isInTag {
            isInTag = false
            if let last = text.last, last != 0x20 { text.append(0x20) }
        } else if !isInTag {
            text.append(byte)
        }
    }
    if text.last == 0x20 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
}
