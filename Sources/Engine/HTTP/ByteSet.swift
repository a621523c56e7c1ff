/// A set of ASCII bytes as two words: a look-up is a shift and a mask, with no table in memory.
struct ByteSet {
    /// Bits of bytes 0–63.
    let low: UInt64
    /// Bits of bytes 64–127.
    let high: UInt64

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        guard byte < 128 else { return false }
        return (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 == 1
    }

    /// `tchar` of RFC 9110 §5.6.2: letters, digits and ``!#$%&'*+-.^_`|~``.
    @inline(__always)
    static var token: ByteSet { ByteSet(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE) }

    /// What a request target may hold: visible ASCII without `#` (RFC 9112 §3.2: a fragment is never sent). Brackets
    /// and bars are let through: Magento's clients send `searchCriteria[page_size]` as it is.
    @inline(__always)
    static var target: ByteSet { ByteSet(low: 0xFFFF_FFF6_0000_0000, high: 0x7FFF_FFFF_FFFF_FFFF) }

    /// What a host name or an IPv4 address may hold: letters, digits, `-`, `.`, `_`. Narrower than RFC 3986 §3.2.2.
    @inline(__always)
    static var host: ByteSet { ByteSet(low: 0x03FF_6000_0000_0000, high: 0x07FF_FFFE_87FF_FFFE) }

    /// What needs no escape anywhere in a URL: `unreserved` of RFC 3986 §2.3.
    @inline(__always)
    static var unreserved: ByteSet { ByteSet(low: 0x03FF_6000_0000_0000, high: 0x47FF_FFFE_87FF_FFFE) }
}
