import Basics

/// The page being written: bytes, and the one place where text is escaped.
public struct HTMLWriter {
    /// What has been written so far, in UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// An empty page with room for `bytesExpected` bytes.
    public init(bytesExpected: Int = 0) {
        bytes.reserveCapacity(bytesExpected)
    }

    /// Appends markup that is part of the program, as it is.
    public mutating func write(markup: StaticString) {
        bytes.append(markup)
    }

    /// Appends text with `& < > " '` escaped, which is safe between tags and inside a quoted attribute value.
    public mutating func write(text: String) {
        let direct: Void? = text.utf8.withContiguousStorageIfAvailable { escape($0) }
        if direct == nil { Array(text.utf8).withUnsafeBufferPointer { escape($0) } }
    }

    /// Appends a whole number in decimal.
    public mutating func write(number: Int) {
        bytes.append(decimal: number)
    }

    /// Appends JSON inside a `<script>`: `<`, `>` and `&` occur in JSON only inside strings, where `\u003c` means the
    /// same, so that no `</script>` or `<!--` can end or change the element (HTML standard, 4.12.1.3).
    public mutating func write(json: [UInt8]) {
        var start = json.startIndex
        for index in json.indices {
            let escape: StaticString
            switch json[index] {
            case UInt8(ascii: "<"): escape = "\\u003c"
            case UInt8(ascii: ">"): escape = "\\u003e"
            case UInt8(ascii: "&"): escape = "\\u0026"
            default: continue
            }
            bytes.append(contentsOf: json[start..<index])
            bytes.append(escape)
            start = index + 1
        }
        bytes.append(contentsOf: json[start...])
    }

    /// Appends bytes that another part of this target has already made safe.
    mutating func write(verified slice: some Collection<UInt8>) {
        bytes.append(contentsOf: slice)
    }

    private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in source.indices {
            guard let entity = entity(for: source[index]) else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
            bytes.append(entity)
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
}

/// The reference that stands for a byte with a meaning in HTML; nil for all others.
private func entity(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
}
