public import Basics

/// An answer as a handler makes it.
///
/// Date, Connection, Content-Length and Transfer-Encoding are the serializer's: fields of those names are left out.
public struct Response: Sendable {
    /// The body of an answer.
    public enum Body: Sendable {
        case none
        case bytes([UInt8])
        /// Bytes that outlive the answer, sent where they lie.
        case block(ByteBlock)
        /// Body and more fields from an answer that was built once.
        case prepared(PreparedResponse)
        /// To a HEAD: the length of what a GET would get, which nobody had to read. Nothing to any other method.
        case unread(byteCount: Int)
    }

    /// A header field: its name and its value.
    public struct Field: Sendable {
        /// The field's name.
        public var name: FieldName
        /// The field's value; CR, LF and NUL in it are sent as spaces.
        public var value: Value

        /// A field's value, as text or as bytes.
        public enum Value: Sendable {
            case text(String)
            case bytes([UInt8])
        }

        /// A field with a text.
        public init(_ name: FieldName, _ value: String) { (self.name, self.value) = (name, .text(value)) }

        /// A field with bytes.
        public init(_ name: FieldName, _ value: [UInt8]) { (self.name, self.value) = (name, .bytes(value)) }
    }

    /// The status of the answer.
    public var status: Status
    /// The header fields in the order in which they are sent.
    public var fields: [Field]
    /// The body.
    public var body: Body

    /// An answer with its parts.
    public init(status: Status = .ok, fields: [Field] = [], body: Body = .none) {
        (self.status, self.fields, self.body) = (status, fields, body)
    }

    /// Sets a field, in place of all of that name.
    public mutating func set(_ name: FieldName, _ value: String) {
        fields.removeAll { $0.name == name }
        fields.append(Field(name, value))
    }

    /// Sets a field to bytes, in place of all of that name.
    public mutating func set(_ name: FieldName, _ value: [UInt8]) {
        fields.removeAll { $0.name == name }
        fields.append(Field(name, value))
    }

    /// Adds a field, beside those of that name.
    public mutating func add(_ name: FieldName, _ value: String) {
        fields.append(Field(name, value))
    }

    /// Adds a field with bytes, beside those of that name.
    public mutating func add(_ name: FieldName, _ value: [UInt8]) {
        fields.append(Field(name, value))
    }

    /// The first value of a field, as text.
    public func field(_ name: FieldName) -> String? {
        switch fields.first(where: { $0.name == name })?.value {
        case .text(let text): text
        case .bytes(let bytes): String(utf8: bytes)
        case nil: nil
        }
    }
}

/// The usual answers.
extension Response {
    /// Plain text in UTF-8.
    public static func text(_ text: String, status: Status = .ok) -> Response {
        Response(
            status: status, fields: [Field(.contentType, "text/plain; charset=utf-8")], body: .bytes(Array(text.utf8)))
    }

    /// A page in UTF-8.
    public static func html(_ bytes: [UInt8], status: Status = .ok) -> Response {
        Response(status: status, fields: [Field(.contentType, "text/html; charset=utf-8")], body: .bytes(bytes))
    }

    /// JSON that is already written.
    public static func json(_ bytes: [UInt8], status: Status = .ok) -> Response {
        Response(status: status, fields: [Field(.contentType, "application/json; charset=utf-8")], body: .bytes(bytes))
    }

    /// Sends the client elsewhere; after a POST `.seeOther`, so that a reload does not send it again.
    public static func redirect(to location: String, status: Status = .seeOther) -> Response {
        Response(status: status, fields: [Field(.location, location)])
    }

    /// An answer that was built once, with its status.
    public static func prepared(_ prepared: PreparedResponse) -> Response {
        Response(status: prepared.status, body: .prepared(prepared))
    }
}
