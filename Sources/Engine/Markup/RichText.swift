import Basics

/// HTML that a merchant wrote (a product's description), reduced to a fixed set of plain elements.
///
/// What is not on the list loses its tags and keeps its text; `script` and `style` lose that too. The only attribute
/// kept is a link's `href`, checked like every other address. Elements left open are closed, so that a slip in a
/// description cannot swallow the rest of the page.
public struct RichText: HTML {
    /// A primitive.
    public typealias Body = Never
    private let source: [UInt8]

    /// HTML from outside.
    public init(_ source: String) { self.source = Array(source.utf8) }

    /// Appends the reduced form.
    public func render(into writer: inout HTMLWriter) {
        var open: [Int] = []
        var position = 0
        while position < source.count {
            let next = source[position...].firstIndex(of: UInt8(ascii: "<")) ?? source.count
            writeText(position..<next, into: &writer)
            guard next < source.count else { break }
            guard let tag = Tag.read(in: source, at: next) else {
                writer.write(markup: "&lt;")
                position = next + 1
                continue
            }
            position = tag.end
            if tag.isOpaque { position = endOfOpaque(tag, from: position) }
            guard let kind = allowedNames.firstIndex(where: { isEqual($0, source[tag.name]) }) else { continue }
            write(tag, kind: kind, open: &open, into: &writer)
        }
        while let kind = open.popLast() { writeEndTag(kind, into: &writer) }
    }

    private func write(_ tag: Tag, kind: Int, open: inout [Int], into writer: inout HTMLWriter) {
        if tag.closes {
            guard open.contains(kind) else { return }
            while let last = open.popLast() {
                writeEndTag(last, into: &writer)
                if last == kind { return }
            }
            return
        }
        guard open.count < openElementsMax || kind == breakKind else { return }
        writer.write(markup: "<")
        writer.write(markup: allowedNames[kind])
        if kind == linkKind, let url = tag.address(in: source) {
            Attribute.href(url).render(into: &writer)
        }
        writer.write(markup: ">")
        if kind != breakKind { open.append(kind) }
    }

    private func writeEndTag(_ kind: Int, into writer: inout HTMLWriter) {
        writer.write(markup: "</")
        writer.write(markup: allowedNames[kind])
        writer.write(markup: ">")
    }

    /// Text keeps its character references; a lone `&` becomes one.
    private func writeText(_ range: Range<Int>, into writer: inout HTMLWriter) {
        var start = range.lowerBound
        for index in range {
            let escape: StaticString
            switch source[index] {
            case UInt8(ascii: "&") where !startsReference(at: index, before: range.upperBound): escape = "&amp;"
            case UInt8(ascii: ">"): escape = "&gt;"
            case UInt8(ascii: "\""): escape = "&quot;"
            default: continue
            }
            writer.write(verified: source[start..<index])
            writer.write(markup: escape)
            start = index + 1
        }
        writer.write(verified: source[start..<range.upperBound])
    }

    private func startsReference(at index: Int, before end: Int) -> Bool {
        let rest = source[(index + 1)..<Swift.min(end, index + 1 + referenceBytesMax)]
        guard let semicolon = rest.firstIndex(of: UInt8(ascii: ";")), semicolon > index + 1 else { return false }
        var body = source[(index + 1)..<semicolon]
        if body.first == UInt8(ascii: "#") { body = body.dropFirst() }
        return !body.isEmpty && body.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
    }

    /// Just after the end tag of a `script` or `style`, or the end of the text.
    private func endOfOpaque(_ tag: Tag, from start: Int) -> Int {
        var position = start
        while let next = source[position...].firstIndex(of: UInt8(ascii: "<")) {
            if let end = Tag.read(in: source, at: next), end.closes,
                source[end.name].map(\.asciiLowercased) == source[tag.name].map(\.asciiLowercased)
            {
                return end.end
            }
            position = next + 1
        }
        return source.count
    }
}

private let allowedNames: [StaticString] = [
    "a", "br", "p", "ul", "ol", "li", "strong", "em", "b", "i", "h2", "h3", "h4", "dl", "dt", "dd", "table", "tbody",
    "thead", "tr", "th", "td", "blockquote", "small", "sup", "sub",
]
private let linkKind = 0
private let breakKind = 1

/// A description nests a few deep; more is an attempt at something else.
private let openElementsMax = 32
private let referenceBytesMax = 12

private func isEqual(_ name: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
    name.utf8CodeUnitCount == bytes.count
        && bytes.lazy.map(\.asciiLowercased).elementsEqual(
            UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
}
