import Basics
import CSodium

/// Password hashes as Magento keeps them: `hash:salt:version`, Argon2id by libsodium. Version 3 names its parameters,
/// version 2 is libsodium's interactive ones. Making or checking one takes some 70 ms and 64 MB: it is work for a pool.
public enum PasswordHash {
    private struct Parameters {
        var byteCount = 32
        var operations: UInt64 = 2
        var memoryBytes = 67_108_864
    }

    private static let saltByteCount = 16
    private static let memoryBytesMax = 1 << 28
    private static let operationsMax: UInt64 = 16

    /// The hash of a password, with a new salt.
    public static func make(_ password: String, using generator: inout some RandomNumberGenerator) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        let salt = String((0..<saltByteCount).compactMap { _ in letters.randomElement(using: &generator) })
        let parameters = Parameters()
        guard let hash = digest(password, salt: salt, parameters) else {
            preconditionFailure("libsodium cannot hash a password: out of memory")
        }
        return
            "\(hexadecimal(hash)):\(salt):3_\(parameters.byteCount)_\(parameters.operations)_\(parameters.memoryBytes)"
    }

    /// Whether a password is the one that was hashed.
    public static func matches(_ password: String, _ stored: String) -> Bool {
        let parts = stored.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let parameters = parameters(parts[2]),
            let hash = digest(password, salt: parts[1], parameters)
        else { return false }
        let (left, right) = (Array(hexadecimal(hash).utf8), Array(parts[0].utf8))
        return left.count == right.count && sodium_memcmp(left, right, left.count) == 0
    }

    /// `2`, or `3_32_2_67108864`.
    private static func parameters(_ version: String) -> Parameters? {
        if version == "2" { return Parameters() }
        let numbers = version.split(separator: "_").compactMap { UInt64($0) }
        guard numbers.count == 4, numbers[0] == 3, (16...64).contains(numbers[1]),
            (1...operationsMax).contains(numbers[2]), (8_192...UInt64(memoryBytesMax)).contains(numbers[3])
        else { return nil }
        return Parameters(byteCount: Int(numbers[1]), operations: numbers[2], memoryBytes: Int(numbers[3]))
    }

    private static let isReady = sodium_init() >= 0

    /// A short salt is repeated, a long one cut, as Magento does (`Encryptor::getArgonHash`).
    private static func digest(_ password: String, salt: String, _ parameters: Parameters) -> [UInt8]? {
        precondition(isReady, "libsodium does not start")
        guard !salt.isEmpty else { return nil }
        var padded = Array(salt.utf8)
        while padded.count < saltByteCount { padded += Array(salt.utf8) }
        var hash = [UInt8](repeating: 0, count: parameters.byteCount)
        let characters = password.utf8.map { CChar(bitPattern: $0) }
        let status = crypto_pwhash(
            &hash, UInt64(hash.count), characters, UInt64(characters.count), padded, parameters.operations,
            parameters.memoryBytes, crypto_pwhash_ALG_ARGON2ID13)
        return status == 0 ? hash : nil
    }
}
