import Foundation
public import JSON

/// What the shop answered: field names in lower case.
public struct ShopAnswer: Hashable, Sendable {
    public var status: Int
    public var fields: [JSONMember]
    public var body: [UInt8]

    /// An answer; fields as name and value.
    public init(status: Int, fields: [JSONMember], body: [UInt8]) {
        (self.status, self.fields, self.body) = (status, fields, body)
    }

    /// The value of a header field.
    public func field(_ name: String) -> String? { fields.first { $0.name == name }?.value.string }
}

/// Holds a whole answer against the recorded one: status, the header fields of the contract, and the body.
public struct AnswerComparison {
    public let discrepancies: [Discrepancy]
    /// Afterwards: with the ids of this answer, if it succeeded as the recorded one did.
    public let pairs: IDPairs

    /// Fields whose values are lists in no order.
    private static let lists: Set = ["cache-control", "x-magento-tags", "allow"]

    /// Compares an answer with the recorded answer to `request`.
    public init(
        _ recorded: Recording.Answer, _ ours: ShopAnswer, to request: Recording.Request, pairs: IDPairs,
        days: Set<String> = []
    ) {
        guard recorded.status == ours.status else {
            let body = String(decoding: ours.body.prefix(300), as: UTF8.self)
            discrepancies = [
                Discrepancy(
                    place: "status", recorded: "\(recorded.status) \(recorded.body.text)",
                    ours: "\(ours.status) \(body)")
            ]
            self.pairs = pairs
            return
        }
        var found = AnswerComparison.fields(recorded, ours)
        var body = BodyComparison(request: request, pairs: pairs, days: days)
        if request.method != "HEAD" { AnswerComparison.compareBody(recorded, ours, &body, &found) }
        discrepancies = found + body.discrepancies
        self.pairs = body.pairs
    }

    private static func fields(_ recorded: Recording.Answer, _ ours: ShopAnswer) -> [Discrepancy] {
        let names = recorded.fields.map { $0.name.lowercased() }.filter { name in
            ["content-type", "cache-control", "allow", "location"].contains(name) || name.hasPrefix("x-magento-")
        }
        return names.compactMap { name in
            guard let value = recorded.field(name) else { return nil }
            let other = ours.field(name)
            return other.map { normal($0, name) } == normal(value, name)
                ? nil : Discrepancy(place: name, recorded: value, ours: other ?? "no such field")
        }
    }

    private static func normal(_ value: String, _ name: String) -> String {
        switch name {
        case "content-type": value.lowercased().filter { $0 != " " }
        case "location": value.hasPrefix("/") ? "http://shop.test" + value : value
        case _ where lists.contains(name):
            value.lowercased().split(separator: ",").map { $0.filter { $0 != " " } }.sorted().joined(separator: ",")
        default: value
        }
    }

    private static func compareBody(
        _ recorded: Recording.Answer, _ ours: ShopAnswer, _ comparison: inout BodyComparison,
        _ found: inout [Discrepancy]
    ) {
        let type = recorded.field("content-type")?.lowercased() ?? ""
        if let text = recorded.body.string, text.hasPrefix("<html trimmed") {
            found += PageComparison.discrepancies(text, ours.body)
        } else if let text = recorded.body.string, text.hasPrefix("<binary") {
            if ours.body.isEmpty { found.append(Discrepancy(place: "body", recorded: text, ours: "nothing")) }
        } else if type.hasPrefix("application/json") {
            if recorded.body.isNull, ours.body.isEmpty { return }
            guard let json = try? JSONReader.parse(ours.body) else {
                let text = String(decoding: ours.body.prefix(300), as: UTF8.self)
                found.append(Discrepancy(place: "body", recorded: recorded.body.text, ours: "no JSON: \(text)"))
                return
            }
            comparison.compare(recorded.body, json)
        } else if type.hasPrefix("text/html") {
            // The markup is the shop's own.
            return
        } else {
            let text = String(decoding: ours.body, as: UTF8.self)
            comparison.compare(recorded.body.isNull ? .string("") : recorded.body, .string(text))
        }
    }
}
