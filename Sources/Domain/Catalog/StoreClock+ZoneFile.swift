import Basics

/// Time-zone files in the format TZif (RFC 8536): the second, 64-bit block of versions 2 and later.
extension StoreClock {
    /// The clock that a file describes; nil when it is not one.
    public init?(zoneFile bytes: [UInt8]) {
        guard let first = ZoneHeader(bytes, at: 0), first.version >= UInt8(ascii: "2"),
            let second = ZoneHeader(bytes, at: ZoneHeader.length + first.bodyLength(timeBytes: 4))
        else { return nil }
        let start = second.offset + ZoneHeader.length
        let types = start + second.transitionCount * 9
        guard second.typeCount > 0, bytes.count >= start + second.bodyLength(timeBytes: 8) else { return nil }
        func offset(ofType type: Int) -> Int64? {
            guard type < second.typeCount else { return nil }
            return Int64(Int32(truncatingIfNeeded: bigEndian(bytes, at: types + type * 6, count: 4)))
        }
        guard let before = offset(ofType: 0) else { return nil }
        var changes: [(from: Instant, seconds: Int64)] = []
        for index in 0..<second.transitionCount {
            let moment = Int64(truncatingIfNeeded: bigEndian(bytes, at: start + index * 8, count: 8))
            guard let offset = offset(ofType: Int(bytes[start + second.transitionCount * 8 + index])) else {
                return nil
            }
            // Some files begin with the Big Bang; microseconds do not reach so far back.
            guard moment > -100_000_000_000 else { continue }
            changes.append((Instant(seconds: moment), offset))
        }
        self.init(offsetBefore: before, changes: changes)
    }
}

private struct ZoneHeader {
    static let length = 44

    let offset: Int
    let version: UInt8
    let transitionCount: Int
    let typeCount: Int
    private let otherBytes: (utcCount: Int, standardCount: Int, leapCount: Int, characterCount: Int)

    init?(_ bytes: [UInt8], at offset: Int) {
        guard bytes.count >= offset + ZoneHeader.length, bytes[offset..<offset + 4].elementsEqual("TZif".utf8) else {
            return nil
        }
        func count(_ index: Int) -> Int { Int(bigEndian(bytes, at: offset + 20 + index * 4, count: 4)) }
        guard (0..<6).allSatisfy({ count($0) < 1 << 20 }) else { return nil }
        self.offset = offset
        version = bytes[offset + 4]
        otherBytes = (count(0), count(1), count(2), count(5))
        transitionCount = count(3)
        typeCount = count(4)
    }

    func bodyLength(timeBytes: Int) -> Int {
        transitionCount * (timeBytes + 1) + typeCount * 6 + otherBytes.characterCount
            + otherBytes.leapCount * (timeBytes + 4) + otherBytes.standardCount + otherBytes.utcCount
    }
}

private func bigEndian(_ bytes: [UInt8], at offset: Int, count: Int) -> UInt64 {
    bytes[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) }
}
