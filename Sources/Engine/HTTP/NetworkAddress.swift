import Basics

/// An IPv6 address, or an IPv4 address in its IPv6 form (`::ffff:192.0.2.1`), as one number of 128 bits.
public struct NetworkAddress: Sendable, Hashable {
    /// The first and the last eight bytes, the first byte highest.
    public let high: UInt64
    public let low: UInt64

    private static let mappedPrefix: UInt64 = 0xFFFF << 32
    /// The bits in front of an IPv4 address.
    static let mappedBits = 96

    /// An address from its two halves.
    public init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// An IPv4 address, its first number highest.
    public init(v4: UInt32) { self.init(high: 0, low: NetworkAddress.mappedPrefix | UInt64(v4)) }

    /// Four bytes of an IPv4 address or sixteen of an IPv6 address; nil for another number of bytes.
    public init?(bytes: UnsafeRawBufferPointer) {
        switch bytes.count {
        case 4: self.init(v4: UInt32(truncatingIfNeeded: NetworkAddress.number(bytes)))
        case 16:
            self.init(
                high: NetworkAddress.number(bytes.part(0, 8)), low: NetworkAddress.number(bytes.part(8, 16)))
        default: return nil
        }
    }

    private static func number(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Whether this is an IPv4 address.
    public var isV4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// The network that one client is taken to have: an IPv4 address itself, of an IPv6 address the first 64 bits,
    /// of which every household and telephone has all.
    public var client: NetworkAddress { isV4 ? self : NetworkAddress(high: high, low: 0) }

    /// Whether the first so many bits are those of another address.
    func shares(_ bits: Int, with other: NetworkAddress) -> Bool {
        let highMask = bits >= 64 ? UInt64.max : bits == 0 ? 0 : UInt64.max << (64 - bits)
        let lowMask = bits <= 64 ? 0 : UInt64.max << (128 - bits)
        return (high ^ other.high) & highMask == 0 && (low ^ other.low) & lowMask == 0
    }
}

extension NetworkAddress {
    /// The address as people write it; of an IPv6 address all eight groups.
    public var text: String {
        if isV4 {
            return (0..<4).map { String(low >> (24 - 8 * $0) & 0xFF) }.joined(separator: ".")
        }
        let groups = [high, low].flatMap { half in (0..<4).map { half >> (48 - 16 * $0) & 0xFFFF } }
        return groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
}

/// Reading addresses (RFC 4291 §2.2).
extension NetworkAddress {
    /// Reads `192.0.2.1`, `2001:db8::1` or `::ffff:192.0.2.1`; nil for anything else.
    public init?(_ text: String) {
        var text = text
        guard let address = text.withUTF8({ NetworkAddress(text: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = address
    }

    /// Reads an address as it stands in a header field: also with a port behind it, and in brackets.
    public init?(field text: String) {
        var text = text
        guard let address = text.withUTF8({ NetworkAddress(field: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = address
    }

    private init?(field bytes: UnsafeRawBufferPointer) {
        if bytes.first == UInt8(ascii: "[") {
            guard let end = bytes.first(UInt8(ascii: "]")),
                end + 1 == bytes.count || NetworkAddress.isPort(bytes.part(end + 1, bytes.count))
            else { return nil }
            self.init(text: bytes.part(1, end))
        } else if let colon = bytes.first(UInt8(ascii: ":")), NetworkAddress.isPort(bytes.part(colon, bytes.count)) {
            self.init(text: bytes.part(0, colon))
            guard isV4 else { return nil }
        } else {
            self.init(text: bytes)
        }
    }

    private static func isPort(_ bytes: UnsafeRawBufferPointer) -> Bool {
        (2...6).contains(bytes.count) && bytes[0] == UInt8(ascii: ":")
            && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }

    private init?(text: UnsafeRawBufferPointer) {
        guard text.contains(UInt8(ascii: ":")) else {
            guard let v4 = NetworkAddress.v4(text[...]) else { return nil }
            self.init(v4: v4)
            return
        }
        guard let groups = NetworkAddress.groups(text) else { return nil }
        self.init(
            high: groups[..<4].reduce(0) { $0 << 16 | UInt64($1) },
            low: groups[4...].reduce(0) { $0 << 16 | UInt64($1) })
    }

    /// Four whole numbers with dots between them.
    private static func v4(_ text: Slice<UnsafeRawBufferPointer>) -> UInt32? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var address: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            let number = part.reduce(0) { $0 * 10 + UInt32($1 - 0x30) }
            guard number <= 255, part.count == 1 || part.first != 0x30 else { return nil }
            address = address << 8 | number
        }
        return address
    }

    /// Eight groups of up to four hexadecimal digits, a run of zeros written as `::` once, the last two perhaps as an
    /// IPv4 address.
    private static func groups(_ text: UnsafeRawBufferPointer) -> [UInt16]? {
        var (before, after): ([UInt16], [UInt16]) = ([], [])
        var hasGap = false
        var rest = text[...]
        if rest.starts(with: "::".utf8) {
            hasGap = true
            rest = rest.dropFirst(2)
        }
        while !rest.isEmpty {
            let part = rest.prefix { $0 != UInt8(ascii: ":") }
            rest = rest.dropFirst(part.count)
            var found: [UInt16] = []
            if part.contains(UInt8(ascii: ".")) {
                guard rest.isEmpty, let v4 = v4(part) else { return nil }
                found = [UInt16(v4 >> 16), UInt16(truncatingIfNeeded: v4)]
            } else {
                guard (1...4).contains(part.count), let number = hexadecimal(part) else { return nil }
                found = [number]
            }
            if hasGap { after += found } else { before += found }
            guard !rest.isEmpty else { break }
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: ":") {
                guard !hasGap else { return nil }
                hasGap = true
                rest = rest.dropFirst()
            } else if rest.isEmpty {
                return nil
            }
        }
        let missing = 8 - before.count - after.count
        guard hasGap ? missing >= 1 : missing == 0 else { return nil }
        return before + [UInt16](repeating: 0, count: missing) + after
    }

    private static func hexadecimal(_ digits: Slice<UnsafeRawBufferPointer>) -> UInt16? {
        var number: UInt16 = 0
        for digit in digits {
            guard let value = digit.hexadecimalValue else { return nil }
            number = number << 4 | UInt16(value)
        }
        return number
    }
}
