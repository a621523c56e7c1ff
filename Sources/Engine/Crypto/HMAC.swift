import COpenSSL

/// HMAC with SHA-256 (RFC 2104), by OpenSSL.
public enum HMAC {
    /// The 32 bytes that only who has the key can make for a message.
    public static func digest(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        let made = COpenSSL.HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &digest, &length)
        precondition(made != nil && length == 32, "OpenSSL has no HMAC")
        return digest
    }

    /// Whether two digests are the same, in a time that does not tell where they differ.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}
