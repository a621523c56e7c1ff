public import JSON

/// One line of a recording: a request, and the answer that Magento gave.
public struct Recording: Hashable, Sendable {
    /// What was asked: method, path with query, header fields, and the body (`null` for none).
    public struct Request: Hashable, Sendable {
        public var method: String
        public var path: String
        public var fields: [JSONMember]
        public var body: JSONValue
    }

    /// What was answered: the field names are in lower case.
    public struct Answer: Hashable, Sendable {
        public var status: Int
        public var fields: [JSONMember]
        public var body: JSONValue

        /// Whether a text stands in a field's value or in the body.
        public func holds(_ text: String) -> Bool {
            body.text.contains(text) || fields.contains { $0.value.string?.contains(text) == true }
        }

        /// The value of a header field.
        public func field(_ name: String) -> String? { fields.first { $0.name.lowercased() == name }?.value.string }
    }

    /// Its place in the file it was taken from; there are gaps.
    public let seq: Int
    /// Its name, such as `gc-add-simple`.
    public let id: String
    /// A hint at what the line shows; empty without one.
    public let note: String
    public var request: Request
    public var answer: Answer

    /// Whether the line sets a configuration value instead of asking something.
    public var isSetting: Bool { request.method == "CONFIG" }

    /// Reads a line; nil when it is none.
    public init?(_ json: JSONValue) {
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
    public var bare: String { String(path.prefix { $0 != "?" }) }

    /// The route of a REST path from `V1` on, without the store's code; any other path as it is.
    public var route: String {
        let parts = bare.split(separator: "/", omittingEmptySubsequences: true)
        guard parts.first == "rest" else { return bare }
        guard let version = parts.firstIndex(of: "V1"), version <= 4 else { return bare }
        let kinds = parts[1..<version].filter { $0 == "async" || $0 == "bulk" }
        return (kinds + parts[version...]).joined(separator: "/")
    }
}
