package import JSON

/// One line of a recording: a request, and the answer that Magento gave.
package struct Recording: Hashable, Sendable {
    /// What was asked: method, path with query, header fields, and the body (`null` for none).
    package struct Request: Hashable, Sendable {
        package var method: String
        package var path: String
        package var fields: [JSONMember]
        package var body: JSONValue
    }

    /// What was answered: the field names are in lower case.
    package struct Answer: Hashable, Sendable {
        package var status: Int
        package var fields: [JSONMember]
        package var body: JSONValue

        /// Whether a text stands in a field's value or in the body.
        package func holds(_ text: String) -> Bool {
            body.text.contains(text) || fields.contains { $0.value.string?.contains(text) == true }
        }

        /// The value of a header field.
        package func field(_ name: String) -> String? { fields.first { $0.name.lowercased() == name }?.value.string }
    }

    /// Its place in the file it was taken from; there are gaps.
    package let seq: Int
    /// Its name, such as `gc-add-simple`.
    package let id: String
    /// A hint at what the line shows; empty without one.
    package let note: String
    package var request: Request
    package var answer: Answer

    /// Whether the line sets a configuration value instead of asking something.
    package var isSetting: Bool { request.method == "CONFIG" }

    /// Reads a line; nil when it is none.
    package init?(_ json: JSONValue) {
        guard let id = json["id"]?.string, let request = json["request"], let method = request["method"]?.string,
            let path = request["path"]?.string, let answer = json["response"],
            let status = answer["status"]?.integer
        else { return nil }
        seq = Int(json["seq"]?.integer ?? 0)
        self.id = id
        note = json["note"]?.string ?? ""
        self.request = Request(
            method: method, path: path, fields: request["headers"]?.members ?? [], body: request["body"] ?? .null)
        self.answer = Answer(
            status: Int(status), fields: answer["headers"]?.members ?? [], body: answer["body"] ?? .null)
    }
}

extension Recording.Request {
    /// The path without its query.
    package var bare: String { String(path.prefix { $0 != "?" }) }

    /// The route of a REST path from `V1` on, without the store's code; any other path as it is.
    package var route: String {
        let parts = bare.split(separator: "/", omittingEmptySubsequences: true)
        guard parts.first == "rest" else { return bare }
        guard let version = parts.firstIndex(of: "V1"), version <= 4 else { return bare }
        let kinds = parts[1..<version].filter { $0 == "async" || $0 == "bulk" }
        return (kinds + parts[version...]).joined(separator: "/")
    }
}
