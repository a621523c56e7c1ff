public import HTTP
public import JSON

/// An error as Magento's REST answers it: a raw message whose placeholders are not filled in, and their values
/// (rest-conventions: Errors).
public struct RESTError: Error {
    /// The values of a message's placeholders.
    public enum Parameters: Sendable {
        case none
        /// For `%1`, `%2`.
        case listed([JSONValue])
        /// For `%name`.
        case named([JSONMember])
    }

    /// What the answer says.
    public let status: Status
    public let message: String
    public let parameters: Parameters
    /// Two or more errors of the input that `message` stands for.
    public var errors: [RESTError] = []
    /// A number that some errors have.
    public var code: Int?
    /// Whether the answer carries Magento's header of a failed save.
    public var isFailedSave = false
    /// What the log is told, where the caller is not.
    public let cause: String?

    /// An error with its status and message.
    public init(_ status: Status, _ message: String, _ parameters: Parameters = .none, cause: String? = nil) {
        (self.status, self.message, self.parameters, self.cause) = (status, message, parameters, cause)
    }

    /// The answer's bytes.
    func body() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("message", message)
            if !errors.isEmpty {
                json.array("errors") { json in
                    for error in errors {
                        json.object { json in
                            json.member("message", error.message)
                            error.writeParameters(into: &json)
                        }
                    }
                }
            }
            if let code { json.member("code", code) }
            writeParameters(into: &json)
        }
        return json.takeBytes()
    }

    private func writeParameters(into json: inout JSONWriter) {
        switch parameters {
        case .none: break
        case .listed(let values): json.member("parameters", .array(values))
        case .named(let members): json.member("parameters", .object(members))
        }
    }
}
