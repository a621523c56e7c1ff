/// Where the name and the value of one field line lie in the head.
struct FieldLine {
    var name: ByteRange
    var value: ByteRange
}

/// Reading one field line (RFC 9112 §5).
extension FieldLine {
    /// The line that begins at `start` and where the next begins, or nil when it is not complete.
    @inline(__always)
    static func read(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, headStart: Int
    ) throws(Refusal) -> (FieldLine, Int)? {
        var index = start
        while index < end, ByteSet.token.contains(base[index]) { index &+= 1 }
        guard index < end else { return nil }
        guard base[index] == UInt8(ascii: ":"), index > start else {
            throw nameFault(base[index], atStart: index == start)
        }
        let nameEnd = index
        index += 1
        while index < end, base[index] == .space || base[index] == .tab { index &+= 1 }
        let valueStart = index
        repeat {
            index = firstControl(base, index, end)
            guard index < end else { return nil }
            guard base[index] == .tab else { break }
            index &+= 1
        } while true
        // RFC 9110 §5.5: no control letters in a value. RFC 9112 §2.2: no bare CR, no line that ends with LF alone.
        guard base[index] == .carriageReturn else { throw valueFault(base[index]) }
        guard index + 1 < end else { return nil }
        guard base[index + 1] == .lineFeed else { throw .bareCarriageReturn }
        var valueEnd = index
        while valueEnd > valueStart, base[valueEnd - 1] == .space || base[valueEnd - 1] == .tab { valueEnd &-= 1 }
        let line = FieldLine(
            name: ByteRange(start - headStart, nameEnd - headStart),
            value: ByteRange(valueStart - headStart, valueEnd - headStart))
        return (line, index + 2)
    }

    /// The first byte below 0x20 or equal to 0x7F, or `end`. Eight bytes a step: in each mask the lowest bit set is
    /// exact, because a borrow only runs upwards from a byte that is itself a hit.
    @inline(__always)
    private static func firstControl(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        var index = start
        while index &+ 8 <= end {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
            let deletes = word ^ (ones &* 0x7F)
            let hits = ((word &- ones &* 0x20) & ~word | (deletes &- ones) & ~deletes) & tops
            if hits != 0 { return index &+ hits.trailingZeroBitCount >> 3 }
            index &+= 8
        }
        while index < end, base[index] >= 0x20, base[index] != 0x7F { index &+= 1 }
        return index
    }

    private static func nameFault(_ byte: UInt8, atStart: Bool) -> Refusal {
        switch byte {
        case .lineFeed: .bareLineFeed
        // RFC 9112 §5.2: a line that begins with a space once continued the one before.
        case .space where atStart, .tab where atStart:
            Refusal(.badRequest, "A header line must not begin with a space.")
        // RFC 9112 §5.1: readers disagree about `Name : value`.
        case .space, .tab: Refusal(.badRequest, "There must be no space between a field's name and its colon.")
        case UInt8(ascii: ":"): Refusal(.badRequest, "A header field must have a name.")
        default: Refusal(.badRequest, "A field's name has a letter that is not allowed.")
        }
    }

    private static func valueFault(_ byte: UInt8) -> Refusal {
        byte == .lineFeed ? .bareLineFeed : Refusal(.badRequest, "A field's value has a control letter.")
    }
}
