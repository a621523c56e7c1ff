import Contract
import Foundation
import JSON

/// A shop that answers what was recorded, in order, with random ids of its own in the places of Magento's. It holds the
/// requests against the recorded ones.
final class ReplayShop: ContractShop {
    private var rest: ArraySlice<Recording>
    /// Settings that were made.
    private(set) var settings: [String] = []
    /// Requests that were not the recorded ones.
    private(set) var strangers: [String] = []

    init(_ file: RecordingFolder.File) { rest = file.recordings.filter { !$0.isSetting }[...] }

    func set(_ settings: [(path: String, value: String)]) { self.settings += settings.map(\.path) }

    func answer(to request: ShopRequest) -> ShopAnswer {
        let isSigningIn = request.path.contains("/integration/") && request.path.hasSuffix("/token")
        if isSigningIn, rest.first?.request.path != request.path {
            return Example.answer(#""\#(Replay.token(#"{"uid":1,"utypid":2,"iat":1,"exp":3601}"#))""#)
        }
        guard let recording = rest.popFirst() else { return Example.answer("null", status: 500) }
        let path = Replay.renamed(recording.request.path)
        let isSame = path == request.path || recording.request.path.contains("<")
        if !isSame || recording.request.method != request.method {
            strangers.append("\(request.method) \(request.path) for \(path)")
        }
        return Replay.answer(recording.answer)
    }
}

/// Recorded answers as a shop would have sent them.
enum Replay {
    /// The answer of a shop that answers as recorded.
    static func answer(_ recorded: Recording.Answer) -> ShopAnswer {
        let type = recorded.field("content-type") ?? ""
        let fields = recorded.fields.map { JSONMember($0.name.lowercased(), $0.value) }
        let text = recorded.body.string ?? ""
        let body: String
        if text.hasPrefix("<html trimmed") {
            let language = text.contains("lang: en") ? "en" : "fr"
            let robots = text.contains("NOINDEX") ? "noindex" : "index"
            body = #"<html lang="\#(language)"><meta name="robots" content="\#(robots)">"#
        } else {
            body = type.hasPrefix("application/json") ? whole(recorded.body).text : text
        }
        return ShopAnswer(status: recorded.status, fields: fields, body: Array(body.utf8))
    }

    /// Another random id for each of Magento's.
    static func renamed(_ text: String) -> String {
        text.split(separator: "/", omittingEmptySubsequences: false).map { part in
            let isMasked = part.utf8.count == 32 && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            return isMasked ? String(part.reversed()) : String(part)
        }.joined(separator: "/")
    }

    static func token(_ claims: String) -> String {
        let payload = Data(claims.utf8).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
        return "e30.\(payload).c2ln"
    }

    /// A body in which what was trimmed is there again.
    private static func whole(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text):
            if text.hasPrefix("<JWT"), let claims = text.components(separatedBy: "payload ").last?.dropLast() {
                return .string(token(String(claims)))
            }
            return .string(text.hasPrefix("<customer-token") ? token("{}") : renamed(text))
        case .object(let members): return .object(members.map { JSONMember($0.name, whole($0.value)) })
        case .array(let elements):
            guard let trim = elements.last?.string, trim.hasPrefix("<trimmed") else {
                return .array(elements.map(whole))
            }
            let kept = elements.dropLast().map(whole)
            let number = Int(trim.filter(\.isNumber)) ?? 0
            let missing = trim.contains("more") ? number : max(number - kept.count, 0)
            return .array(kept + Array(repeating: .null, count: missing))
        default: return value
        }
    }
}
