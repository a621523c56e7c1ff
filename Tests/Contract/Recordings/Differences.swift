import Foundation
public import JSON

/// Where the shop answers otherwise than Magento on purpose (`Differences.json`), and what it answers there.
public struct Differences: Sendable {
    /// One entry: a route under a condition, never a whole route.
    public struct Entry: Sendable {
        let pattern: RoutePattern
        let status: Int
        let bodyPrefix: String?
        let pathText: String?
        let requestText: String?
        /// Why the shop does not copy Magento here.
        public let reason: String
        /// What the shop answers.
        public let answer: Recording.Answer
    }

    let entries: [Entry]

    /// Reads the file's JSON.
    public init(_ json: JSONValue) throws(ContractError) {
        var entries: [Entry] = []
        for (index, entry) in (json.array ?? []).enumerated() {
            guard let method = entry["method"]?.string, let route = entry["route"]?.string,
                let reason = entry["reason"]?.string, let condition = entry["when"],
                let recorded = condition["status"]?.integer, let status = entry["answer"]?["status"]?.integer,
                let body = entry["answer"]?["body"],
                condition["body_begins"]?.string != nil || condition["path_holds"]?.string != nil
            else {
                throw ContractError(
                    "Differences.json, entry \(index): method, route, when (status and body_begins or path_holds), "
                        + "reason and answer (status, body) are needed.")
            }
            entries.append(
                Entry(
                    pattern: RoutePattern(method, route), status: Int(recorded),
                    bodyPrefix: condition["body_begins"]?.string, pathText: condition["path_holds"]?.string,
                    requestText: condition["request_holds"]?.string,
                    reason: reason,
                    answer: Recording.Answer(
                        status: Int(status), fields: entry["answer"]?["headers"]?.members ?? [Differences.jsonType],
                        body: body)))
        }
        self.entries = entries
    }

    /// The entry that stands for a line, if there is one.
    public func entry(for recording: Recording) -> Entry? {
        entries.first { entry in
            entry.status == recording.answer.status && entry.pattern.matches(recording.request)
                && entry.bodyPrefix.map { text(of: recording.answer.body).hasPrefix($0) } != false
                && entry.pathText.map { recording.request.path.contains($0) } != false
                && entry.requestText.map { recording.request.body.text.contains($0) } != false
        }
    }

    private func text(of body: JSONValue) -> String { body.string ?? body["message"]?.string ?? body.text }

    private static let jsonType = JSONMember("content-type", .string("application/json; charset=utf-8"))
}
