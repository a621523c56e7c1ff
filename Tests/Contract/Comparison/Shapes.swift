import Foundation
import JSON

/// Texts that are never the same twice, and how it is seen that one is of such a kind.
enum Shapes {
    /// `2026-11-24 05:48:33`
    static func isTime(_ text: String) -> Bool { fits(text, "0000-00-00 00:00:00") }

    /// A masked cart id: 32 letters and digits.
    static func isMasked(_ text: String) -> Bool { text.utf8.count == 32 && text.utf8.allSatisfy(\.isAlphanumeric) }

    /// A UUID in lower case.
    static func isUUID(_ text: String) -> Bool { fits(text, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh") }

    /// Whether two texts are times that may differ: the recorded one is no midnight, which only clients write, or it
    /// is the day of the recording and ours another midnight.
    static func areTimes(_ recorded: String, _ ours: String, days: Set<String>) -> Bool {
        guard isTime(recorded), isTime(ours) else { return false }
        guard recorded.hasSuffix("00:00:00") else { return true }
        return days.contains(String(recorded.prefix(10))) && ours.hasSuffix("00:00:00")
    }

    /// A text without what is random or of one installation in it: the number of an error's report, the folder of a
    /// resized picture (the shop's are drawn, and one file serves every size), and the number of the style sheets'
    /// version, which clients take as they are.
    static func withoutRandomParts(_ text: String) -> String {
        let cache = "/media/catalog/product/cache/"
        return without(without(without(text, "Report ID: webapi-", 13), cache, 32), "/static/version", 10)
            .replacingOccurrences(of: cache + "…/", with: "/media/catalog/product/")
    }

    /// A text with `…` for the hexadecimal digits behind a mark, where there are so many.
    private static func without(_ text: String, _ mark: String, _ count: Int) -> String {
        guard let start = text.range(of: mark)?.upperBound else { return text }
        let digits = text[start...].prefix { $0.utf8.allSatisfy(\.isHexadecimal) }
        return digits.count == count ? text[..<start] + "…" + text[digits.endIndex...] : text
    }

    /// What is wrong with our token, given what was recorded of Magento's: three parts, and its claims. Nil when all
    /// is well.
    static func tokenFault(_ recorded: String, _ ours: String) -> String? {
        let parts = ours.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let payload = try? JSONReader.parse(base64URL(parts[1])) else {
            return "no token of three parts"
        }
        guard let start = recorded.range(of: "payload "), recorded.hasSuffix(">"),
            let claims = try? JSONReader.parse(Array(recorded[start.upperBound...].dropLast().utf8))
        else { return nil }
        guard payload["utypid"] == claims["utypid"] else { return "a token of another kind of user" }
        guard payload["uid"]?.integer != nil, let issued = payload["iat"]?.integer, let end = payload["exp"]?.integer,
            let recordedIssue = claims["iat"]?.integer, let recordedEnd = claims["exp"]?.integer
        else { return "a token without uid, iat and exp" }
        return end - issued == recordedEnd - recordedIssue ? nil : "a token with another life time"
    }

    private static func fits(_ text: String, _ pattern: String) -> Bool {
        text.utf8.count == pattern.utf8.count
            && zip(text.utf8, pattern.utf8).allSatisfy { byte, sign in
                switch sign {
                case UInt8(ascii: "0"): byte.isDigit
                case UInt8(ascii: "h"): byte.isHexadecimal
                default: byte == sign
                }
            }
    }

    private static func base64URL(_ text: some StringProtocol) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var bytes: [UInt8] = []
        var (buffer, bits) = (UInt32(0), 0)
        for byte in text.utf8 {
            guard let value = alphabet.firstIndex(of: byte) else { break }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return bytes
    }
}
