/// The validator of a representation (RFC 9110 §8.8.3): opaque text in quotes, weak or strong.
public struct EntityTag: Sendable, Equatable {
    /// The text between the quotes.
    public let opaque: String
    /// True when equal tags promise the same meaning only, not the same bytes.
    public let isWeak: Bool

    /// A tag; bytes that a tag may not hold (quotes, spaces, control letters) are left out of `opaque`.
    public init(_ opaque: String, isWeak: Bool = false) {
        self.opaque = String(decoding: opaque.utf8.filter { $0 > 0x20 && $0 != 0x22 && $0 < 0x7F }, as: UTF8.self)
        self.isWeak = isWeak
    }

    /// The tag as it is sent: `"text"` or `W/"text"`.
    public var text: String { (isWeak ? "W/\"" : "\"") + opaque + "\"" }
}

/// Finding a tag in `If-None-Match` (RFC 9110 §13.1.2), in place.
enum EntityTagList {
    /// True when `list` is `*` or holds `tag` by weak comparison: the opaque texts are equal, `W/` aside (§8.8.3.2).
    /// What follows the first malformed member is not read.
    static func matches(_ list: UnsafeRawBufferPointer, _ tag: UnsafeRawBufferPointer) -> Bool {
        guard let tag = member(tag, 0) else { return false }
        if list.trimmed.equals("*") { return true }
        var index = 0
        while index < list.count {
            switch list[index] {
            case .space, .tab, UInt8(ascii: ","):
                index += 1
            default:
                guard let found = member(list, index) else { return false }
                if found.opaque.equals(tag.opaque) { return true }
                index = found.next
            }
        }
        return false
    }

    /// The tag that begins at `start`, without `W/`, with its quotes.
    private static func member(
        _ bytes: UnsafeRawBufferPointer, _ start: Int
    ) -> (opaque: UnsafeRawBufferPointer, next: Int)? {
        var start = start
        if start + 1 < bytes.count, bytes[start] == UInt8(ascii: "W"), bytes[start + 1] == UInt8(ascii: "/") {
            start += 2
        }
        guard start < bytes.count, bytes[start] == UInt8(ascii: "\""),
            let end = bytes.first(UInt8(ascii: "\""), from: start + 1)
        else { return nil }
        return (bytes.part(start, end + 1), end + 1)
    }
}
