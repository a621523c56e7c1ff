import Basics
import Crypto
import JSON
import Testing

@Suite("Crypto")
struct CryptoTests {
    @Test("HMAC is that of RFC 4231 (cases 1 and 2)")
    func hmac() {
        let first = HMAC.digest(Array("Hi There".utf8), key: [UInt8](repeating: 0x0b, count: 20))
        #expect(hexadecimal(first) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        let second = HMAC.digest(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
        #expect(hexadecimal(second) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test("Base64 for URLs goes both ways, and one text stands for some bytes")
    func base64() {
        for (text, bytes) in [("", []), ("AA", [0]), ("-_8", [0xfb, 0xff]), ("AAEC", [0, 1, 2])] as [(String, [UInt8])]
        {
            #expect(Base64URL.text(bytes) == text)
            #expect(Base64URL.bytes(text) == bytes)
        }
        for text in ["A", "AB", "AA=", "A+", "é", "AAAAA"] { #expect(Base64URL.bytes(text) == nil, "\(text)") }
    }

    private static let key = SigningKey(id: 1, secret: Array("a secret of thirty-two bytes....".utf8))
    private static let claims = Array(#"{"uid":1,"utypid":2,"iat":1795494073,"exp":1795497673}"#.utf8)

    @Test("a token is Magento's, and only with its key it says something")
    func token() throws {
        let token = JSONWebToken.signed(CryptoTests.claims, with: CryptoTests.key)
        #expect(token.hasPrefix("eyJraWQiOiIxIiwiYWxnIjoiSFMyNTYifQ.eyJ1aWQiOjEsInV0eXBpZCI6Miwi"))
        #expect(JSONWebToken.keyID(of: token) == 1)
        #expect(JSONWebToken.claims(of: token, key: CryptoTests.key) == (try JSONReader.parse(CryptoTests.claims)))
        let other = SigningKey(id: 1, secret: [1])
        #expect(JSONWebToken.claims(of: token, key: other) == nil)
        #expect(JSONWebToken.claims(of: token, key: SigningKey(id: 2, secret: CryptoTests.key.secret)) == nil)
        let parts = token.split(separator: ".").map(String.init)
        let admin = Base64URL.text(Array(#"{"uid":2,"utypid":2,"exp":1795497673}"#.utf8))
        let none = Base64URL.text(Array(#"{"kid":"1","alg":"none"}"#.utf8))
        for forged in [
            "\(parts[0]).\(admin).\(parts[2])", "\(none).\(parts[1]).", "\(parts[0]).\(parts[1])", token + "A",
            "\(token).x", "abcdef", "", "eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjF9.AAAA", String(repeating: "A", count: 5_000),
        ] { #expect(JSONWebToken.claims(of: forged, key: CryptoTests.key) == nil, "\(forged)") }
    }

    @Test("a signed text is good for its purpose under its key, in one spelling")
    func signedText() {
        let (old, new) = (SigningKey(id: 1, secret: [1]), SigningKey(id: 2, secret: [2]))
        let signed = SignedText.signed("a.b", for: "x", with: new)
        #expect(signed == SignedText.signed("a.b", for: "x", with: new))
        #expect(signed.hasPrefix("a.b.2.") && signed.utf8.count == "a.b.2.".utf8.count + 22)
        #expect(SignedText.verdict(on: signed, for: "x", [new, old]) == .genuine("a.b"))
        #expect(
            SignedText.verdict(on: SignedText.signed("", for: "x", with: old), for: "x", [new, old]) == .genuine(""))
        #expect(SignedText.verdict(on: signed, for: "y", [new, old]) == .forged)
        #expect(SignedText.verdict(on: signed, for: "x", [SigningKey(id: 2, secret: [3])]) == .forged)
        #expect(SignedText.verdict(on: signed, for: "x", [SigningKey(id: 3, secret: [2])]) == .forged)
        #expect(SignedText.verdict(on: signed, for: "x", [old]) == .newerKey)
        for place in signed.indices {
            var forged = signed
            forged.replaceSubrange(place...place, with: signed[place] == "z" ? "y" : "z")
            #expect(SignedText.verdict(on: forged, for: "x", [new, old]) != .genuine("a.b"), "\(forged)")
        }
        for odd in ["", ".", "..", "...", "a", "a.2", "a.2.", ".2.", signed + ".", "a.b.02" + signed.dropFirst(5)] {
            #expect(SignedText.verdict(on: odd, for: "x", [new, old]) == .forged, "\(odd)")
        }
    }

    @Test("a password's hash is Magento's form, and only the password matches it")
    func passwords() {
        var generator = SystemRandom()
        let hash = PasswordHash.make("Lab-Admin-2026", using: &generator)
        let parts = hash.split(separator: ":")
        #expect(parts.count == 3 && parts[0].count == 64 && parts[1].count == 16 && parts[2] == "3_32_2_67108864")
        #expect(PasswordHash.matches("Lab-Admin-2026", hash))
        #expect(!PasswordHash.matches("Lab-Admin-2027", hash))
        #expect(PasswordHash.matches("Lab-Admin-2026", "\(parts[0]):\(parts[1]):2"))
        for odd in ["", "x", "::", "a:b:9", "a:b:3_32_2_99999999999", "a::2", "a:b:3_32_2"] {
            #expect(!PasswordHash.matches("Lab-Admin-2026", odd), "\(odd)")
        }
    }
}
