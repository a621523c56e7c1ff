package import Basics

/// An answer as a handler makes it.
///
/// Date, Connection, Content-Length and Transfer-Encoding are the serializer's: fields of those names are left out.
package struct Response: Sendable {
    /// The body of an answer.
    package enum Body: Sendable {
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
    package struct Field: Sendable {
        /// The field's name.
        package var name: FieldName
        /// The field's value; CR, LF and NUL in it are sent as spaces.
        package var value: Value

        /// A field's value, as text or as bytes.
        package enum Value: Sendable {
            case text(String)
            case bytes([UInt8])
        }

        /// A field with a text.
        package init(_ name: FieldName, _ value: String) { (self.name, self.value) = (name, .text(value)) }

        /// A field with bytes.
        package init(_ name: FieldName, _ value: [UInt8]) { (self.name, self.value) = (name, .bytes(value)) }
    }

    /// The status of the answer.
    package var status: Status
    /// The header fields in the order in which they are sent.
    package var fields: [Field]
    /// The body.
    package var body: Body

    /// An answer with its parts.
    package init(status: Status = .ok, fields: [Field] = [], body: Body = .none) {
        (self.status, self.fields, self.body) = (status, fields, body)
    }

    /// Sets a field, in place of all of that name.
    package mutating func set(_ name: FieldName, _ value: String) {
        fields.removeAll { $0.name == name }
        fields.append(Field(name, value))
    }

    /// Sets a field to bytes, in place of all of that name.
    package mutating func set(_ name: FieldName, _ value: [UInt8]) {
        fields.removeAll { $0.name == name }
        fields.append(Field(name, value))
    }

    /// Adds a field, beside those of that name.
    package mutating func add(_ name: FieldName, _ value: String) {
        fields.append(Field(name, value))
    }

    /// Adds a field with bytes, beside those of that name.
    package mutating func add(_ name: FieldName, _ value: [UInt8]) {
        fields.append(Field(name, value))
    }

    /// The first value of a field, as text.
    package func field(_ name: FieldName) -> String? {
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
    package static func text(_ text: String, status: Status = .ok) -> Response {
        Response(
            status: status, fields: [Field(.contentType, "text/plain; charset=utf-8")], body: .bytes(Array(text.utf8)))
    }

    /// A page in UTF-8.
    package static func html(_ bytes: [UInt8], status: Status = .ok) -> Response {
        Response(status: status, fields: [Field(.contentType, "text/html; charset=utf-8")], body: .bytes(bytes))
    }

    /// JSON that is already written.
    package static func json(_ bytes: [UInt8], status: Status = .ok) -> Response {
        Response(status: status, fields: [Field(.contentType, "application/json; charset=utf-8")], body: .bytes(bytes))
    }

    /// Sends the client elsewhere; after a POST `.seeOther`, so that a reload does not send it again.
    package static func redirect(to location: String, status: Status = .seeOther) -> Response {
        Response(status: status, fields: [Field(.location, location)])
    }

    /// An answer that was built once, with its status.
    package static func prepared(_ prepared: PreparedResponse) -> Response {
        Response(status: prepared.status, body: .prepared(prepared))
    }
}
