import CLinux

/// Looking for bytes in bytes with C's `memmem` and `memchr`, which take many at a time.
extension UnsafeRawBufferPointer {
    /// Where a literal first begins at or after `start` and ends before `end`; nil where it does not.
    public func firstOffset(of literal: StaticString, from start: Int = 0, before end: Int? = nil) -> Int? {
        let end = end ?? count
        precondition(start >= 0 && end <= count, "what is searched lies within the bytes")
        guard start < end, let base = baseAddress,
            let place = memmem(base + start, end - start, literal.utf8Start, literal.utf8CodeUnitCount)
        else { return nil }
        return UnsafeRawPointer(place) - base
    }

    /// Where a byte first is at or after `start`; nil where it is not.
    public func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
        precondition(start >= 0, "what is searched lies within the bytes")
        guard start < count, let base = baseAddress, let place = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(place) - base
    }
}
