/// A short text that differs where bytes differ, the same on every machine: for entity tags, not for secrets.
public enum ContentDigest {
    /// 32 hexadecimal digits.
    public static func text(of bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { bytes in
            let halves = [0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344].map { ByteHash.of(bytes, seed: $0) }
            return halves.map { half in
                let digits = String(half, radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }.joined()
        }
    }
}
