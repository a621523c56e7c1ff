import Basics

/// A tag, comment or declaration found in HTML from outside; offsets into the source.
struct Tag {
    /// The element's name; empty for a comment or declaration.
    let name: Range<Int>
    /// The first byte after the tag.
    let end: Int
    /// Whether it is an end tag.
    let closes: Bool
    /// What follows the name, up to the tag's `>`.
    let attributes: Range<Int>
    /// Whether what follows up to the end tag is not text for people.
    let isOpaque: Bool

    /// The tag that starts at a `<`; nil when that sign is just a sign.
    static func read(in source: [UInt8], at start: Int) -> Tag? {
        var position = start + 1
        guard position < source.count else { return nil }
        if source[position] == UInt8(ascii: "!") || source[position] == UInt8(ascii: "?") {
            return declaration(in: source, at: start)
        }
        let closes = source[position] == UInt8(ascii: "/")
        if closes { position += 1 }
        let nameStart = position
        guard position < source.count, source[position].isASCIILetter else { return nil }
        while position < source.count, source[position].isASCIILetter || source[position].isASCIIDigit { position += 1 }
        let name = nameStart..<position
        let end = endOfAttributes(in: source, from: position)
        let lowered = source[name].map(\.asciiLowercased)
        return Tag(
            name: name, end: Swift.min(end + 1, source.count), closes: closes, attributes: position..<end,
            isOpaque: !closes && (lowered.elementsEqual("script".utf8) || lowered.elementsEqual("style".utf8)))
    }

    /// The `>` that ends a tag, which inside a quoted value is just a sign.
    private static func endOfAttributes(in source: [UInt8], from start: Int) -> Int {
        var quote: UInt8?
        for (position, byte) in source[start...].enumerated() {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return start + position
            }
        }
        return source.count
    }

    /// A comment ends at `-->`, any other declaration at `>`.
    private static func declaration(in source: [UInt8], at start: Int) -> Tag {
        let isComment = source[start...].starts(with: "<!--".utf8)
        var position = start + (isComment ? 4 : 2)
        while position < source.count {
            if source[position] == UInt8(ascii: ">") && (!isComment || source[..<position].hasSuffix("--")) { break }
            position += 1
        }
        let nothing = start..<start
        return Tag(
            name: nothing, end: Swift.min(position + 1, source.count), closes: false, attributes: nothing,
            isOpaque: false)
    }

    /// The value of `href`, quoted or not.
    func address(in source: [UInt8]) -> String? {
        let text = source[attributes]
        let blanks: [UInt8] = [0x09, 0x0A, 0x0C, 0x0D, 0x20]
        var position = text.startIndex
        while position < text.endIndex {
            let rest = text[position...]
            guard blanks.contains(text[position]),
                rest.dropFirst().prefix(5).map(\.asciiLowercased).elementsEqual("href=".utf8)
            else {
                position += 1
                continue
            }
            let value = rest.dropFirst(6)
            guard let quote = value.first else { return nil }
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                return String(utf8: value.dropFirst().prefix { $0 != quote })
            }
            return String(utf8: value.prefix { !blanks.contains($0) })
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ text: String) -> Bool {
        suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}
