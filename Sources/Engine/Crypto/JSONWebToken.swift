import Basics
public import JSON

/// A key that tokens are signed with, and the name by which a token says so (`kid`).
public struct SigningKey: Sendable, Equatable {
    public let id: Int64
    public let secret: [UInt8]

    /// How long a secret is.
    public static let secretByteCount = 32

    /// A key with its number.
    public init(id: Int64, secret: [UInt8]) { (self.id, self.secret) = (id, secret) }
}

/// JSON Web Tokens signed with HMAC and SHA-256 (RFC 7519, RFC 7515; `HS256` and nothing else).
public enum JSONWebToken {
    /// Longer texts are no tokens of ours.
    public static let lengthMax = 1_024

    /// A token that says `claims`, a JSON object.
    public static func signed(_ claims: [UInt8], with key: SigningKey) -> String {
        let head = Base64URL.text(Array(#"{"kid":"\#(key.id)","alg":"HS256"}"#.utf8))
        let message = "\(head).\(Base64URL.text(claims))"
        return "\(message).\(Base64URL.text(HMAC.digest(Array(message.utf8), key: key.secret)))"
    }

    /// The number of the key that a token says it is signed with; nil where it is no token of this kind.
    public static func keyID(of token: String) -> Int64? {
        guard token.utf8.count <= lengthMax, let head = token.split(separator: ".", maxSplits: 1).first,
            let json = object(head), json["alg"]?.string == "HS256"
        else { return nil }
        return json["kid"]?.string.flatMap { Int64($0) }
    }

    /// What a token claims; nil where it was not signed with this key.
    public static func claims(of token: String, key: SigningKey) -> JSONValue? {
        guard token.utf8.count <= lengthMax, keyID(of: token) == key.id else { return nil }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let signature = Base64URL.bytes(parts[2]) else { return nil }
        let message = Array(token.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))
        guard HMAC.areEqual(signature, HMAC.digest(message, key: key.secret)) else { return nil }
        return object(parts[1])
    }

    private static func object(_ part: Substring) -> JSONValue? {
        guard let bytes = Base64URL.bytes(part), let json = try? JSONReader.parse(bytes), json.members != nil else {
            return nil
        }
        return json
    }
}
