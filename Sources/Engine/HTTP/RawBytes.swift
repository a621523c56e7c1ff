import Basics

/// Reading protocol text in place: comparing, trimming and splitting without a String.
extension UnsafeRawBufferPointer {
    /// The bytes from `start` up to `end` of this buffer.
    @inline(__always)
    func part(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[start..<end])
    }

    /// True when both hold the same bytes.
    func equals(_ other: UnsafeRawBufferPointer) -> Bool {
        count == other.count && begins(with: other)
    }

    /// True when the bytes of `other` are the first ones.
    @inline(__always)
    func begins(with other: UnsafeRawBufferPointer) -> Bool {
        guard count >= other.count else { return false }
        var index = 0
        while index < other.count {
            if self[index] != other[index] { return false }
            index &+= 1
        }
        return true
    }

    /// True when this is the text of the literal.
    @inline(__always)
    func equals(_ literal: StaticString) -> Bool {
        equals(literal.rawBytes)
    }

    /// True when both hold the same text but for the case of ASCII letters.
    func equalsIgnoringCase(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        var index = 0
        while index < count {
            let (left, right) = (self[index], other[index])
            if left != right && left.asciiLowercased != right.asciiLowercased { return false }
            index &+= 1
        }
        return true
    }

    /// True when this is the literal's text but for the case of ASCII letters.
    @inline(__always)
    func equalsIgnoringCase(_ literal: StaticString) -> Bool {
        equalsIgnoringCase(literal.rawBytes)
    }

    /// True when this is one or more `tchar` (RFC 9110 §5.6.2).
    var isToken: Bool {
        !isEmpty && allSatisfy(ByteSet.token.contains)
    }

    /// Without the spaces and tabs at both ends (OWS of RFC 9110 §5.6.3).
    var trimmed: UnsafeRawBufferPointer {
        var (start, end) = (0, count)
        while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
        while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
        return part(start, end)
    }

    /// Where `byte` is first found at or after `start`.
    func first(_ byte: UInt8, from start: Int = 0) -> Int? {
        var index = start
        while index < count {
            if self[index] == byte { return index }
            index &+= 1
        }
        return nil
    }

    /// Calls `body` with each part between separators, trimmed, until it returns false.
    func forEachPart(separatedBy separator: UInt8, _ body: (UnsafeRawBufferPointer) -> Bool) {
        var start = 0
        while start <= count {
            let end = first(separator, from: start) ?? count
            guard body(part(start, end).trimmed) else { return }
            start = end + 1
        }
    }

    /// Cuts at the first `separator`; the second part is nil when there is none.
    func cut(at separator: UInt8) -> (UnsafeRawBufferPointer, UnsafeRawBufferPointer?) {
        guard let index = first(separator) else { return (self, nil) }
        return (part(0, index), part(index + 1, count))
    }

    /// The number that one or more digits say; nil for anything else and for what does not fit.
    var decimal: Int? {
        guard !isEmpty else { return nil }
        var value = 0
        for byte in self {
            guard byte.isASCIIDigit else { return nil }
            let (tens, lost) = value.multipliedReportingOverflow(by: 10)
            let (sum, carried) = tens.addingReportingOverflow(Int(byte & 0x0F))
            guard !lost, !carried else { return nil }
            value = sum
        }
        return value
    }
}

extension StaticString {
    /// The literal's bytes, which live as long as the program.
    @inline(__always)
    var rawBytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}

/// Where something lies in a request's head; 32 bits do for what `headerBytesMax` bounds.
struct ByteRange {
    var start: UInt32
    var end: UInt32

    @inline(__always)
    init(_ start: Int, _ end: Int) {
        (self.start, self.end) = (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: end))
    }

    /// The range as indices.
    var indices: Range<Int> { Int(start)..<Int(end) }

    /// The range's length in bytes.
    @inline(__always)
    var count: Int { Int(end &- start) }
}
