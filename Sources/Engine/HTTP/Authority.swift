import Basics

/// A host with an optional port, read in place (RFC 9110 §7.2, RFC 3986 §3.2).
struct Authority {
    /// The name or address, an IPv6 address with its brackets.
    let host: UnsafeRawBufferPointer
    /// The port, if one is written; `host:` has none.
    let port: UInt16?

    /// Nil when the bytes are not a host, or hold user information, escapes or anything else beyond it.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var end = 0
        if bytes.first == UInt8(ascii: "[") {
            guard let bracket = bytes.first(UInt8(ascii: "]")), bracket > 2 else { return nil }
            let isAddress = bytes.part(1, bracket).allSatisfy {
                $0.hexadecimalValue != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
            }
            guard isAddress else { return nil }
            end = bracket + 1
        } else {
            while end < bytes.count, ByteSet.host.contains(bytes[end]) { end += 1 }
        }
        guard end > 0 else { return nil }
        host = bytes.part(0, end)
        guard end < bytes.count else {
            port = nil
            return
        }
        guard bytes[end] == UInt8(ascii: ":") else { return nil }
        let digits = bytes.part(end + 1, bytes.count)
        guard !digits.isEmpty else {
            port = nil
            return
        }
        guard digits.count <= 5, let number = digits.decimal, let port = UInt16(exactly: number) else { return nil }
        self.port = port
    }
}
