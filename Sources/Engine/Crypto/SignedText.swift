/// Short texts that only who has a key can make, for cookies: `TEXT.KEY.CODE`, the number of the key and half an HMAC.
///
/// The same text is always the same under one key. Half of the 32 bytes is what RFC 2104 §5 lets one send, and as long
/// as anybody could guess.
public enum SignedText {
    private static let codeByteCount = 16

    /// What a text has turned out to be.
    public enum Verdict: Equatable, Sendable {
        case genuine(String)
        /// It says that it was signed with a key that is newer than those known.
        case newerKey
        case forged
    }

    /// `text` as it is signed. `purpose` keeps what is signed for one thing from being good for another.
    public static func signed(_ text: String, for purpose: String, with key: SigningKey) -> String {
        // No token begins so: their letters are those of Base64.
        let code = HMAC.digest(Array("\(purpose): \(text)".utf8), key: key.secret).prefix(codeByteCount)
        return "\(text).\(key.id).\(Base64URL.text(Array(code)))"
    }

    /// What was signed. There is one spelling of it for each key.
    public static func verdict(on signed: String, for purpose: String, _ keys: [SigningKey]) -> Verdict {
        let parts = signed.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 3, let id = Int64(parts[parts.count - 2]) else { return .forged }
        guard let key = keys.first(where: { $0.id == id }) else {
            return keys.allSatisfy { $0.id < id } ? .newerKey : .forged
        }
        let text = parts.dropLast(2).joined(separator: ".")
        let genuine = SignedText.signed(text, for: purpose, with: key)
        return HMAC.areEqual(Array(signed.utf8), Array(genuine.utf8)) ? .genuine(text) : .forged
    }
}
