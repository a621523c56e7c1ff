import Basics
import COpenSSL

/// SHA-256 (FIPS 180-4), by OpenSSL.
public enum SHA256 {
    /// The 32 bytes of the digest.
    public static func digest(_ message: some Collection<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        let bytes = Array(message)
        let isDone = EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil)
        precondition(isDone == 1 && length == 32, "OpenSSL has no SHA-256")
        return digest
    }

    /// The digest as 64 hexadecimal digits.
    public static func hex(_ message: some Collection<UInt8>) -> String {
        hexadecimal(digest(message))
    }
}
