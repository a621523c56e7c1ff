import Glibc

/// A page's text, in which things are found by what stands around them. By C's own search: pages are large, and many.
struct PageText {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) + [0] }

    /// Where a text first stands from a place on.
    func place(of needle: String, from start: Int = 0) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            return base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { text in
                strstr(text + start, needle).map { UnsafePointer($0) - text }
            }
        }
    }

    /// What stands between two texts, and where it ends.
    func piece(after opening: String, before closing: String, from start: Int = 0) -> (text: String, end: Int)? {
        guard let found = place(of: opening, from: start) else { return nil }
        let first = found + opening.utf8.count
        guard let end = place(of: closing, from: first) else { return nil }
        return (String(decoding: bytes[first..<end], as: UTF8.self), end)
    }

    /// Each of the pieces that stand between two texts.
    func pieces(after opening: String, before closing: String) -> [String] {
        var (found, place): ([String], Int) = ([], 0)
        while let next = piece(after: opening, before: closing, from: place) {
            found.append(next.text)
            place = next.end
        }
        return found
    }

    /// A text as people read it: without the tags, and what begins in the middle of one without its rest.
    static func plain(_ html: String) -> String {
        var (text, isInside) = ("", false)
        let start = html.firstIndex { $0 == "<" || $0 == ">" }
        for letter in start.map({ html[$0] == ">" ? html[html.index(after: $0)...] : html[...] }) ?? html[...] {
            if letter == "<" { isInside = true } else if letter == ">" { isInside = false }
            if letter != "<", letter != ">", !isInside { text.append(letter) }
        }
        return text.split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&")
    }
}
