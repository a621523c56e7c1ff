/// Why a request is not taken: the status of the answer and a plain sentence for whoever reads it.
public struct Refusal: Error, Sendable, Equatable {
    /// The status of the answer, after which the connection is closed.
    public let status: Status
    /// What is wrong, as a sentence for the client's maker.
    public let sentence: StaticString

    /// How the sentence is written.
    public enum Form: Sendable {
        case text
        /// An object with `message`. The sentences have no letter that JSON would escape.
        case json

        /// JSON for whoever sends it, as far as a request's head was understood.
        public init(answering request: Request) {
            let isJSON =
                !request.head.isEmpty
                && request.withField(.contentType) { value in
                    value.map { $0.starts(with: Array("application/json".utf8)) } ?? false
                }
            self = isJSON ? .json : .text
        }
    }

    /// A refusal with its status and sentence.
    public init(_ status: Status, _ sentence: StaticString) {
        (self.status, self.sentence) = (status, sentence)
    }

    /// Two refusals are the same when status and sentence are.
    public static func == (left: Refusal, right: Refusal) -> Bool {
        left.status == right.status && left.sentence.rawBytes.equals(right.sentence)
    }

    /// The answer: the sentence as plain text.
    public var response: Response {
        .text("\(sentence)\n", status: status)
    }
}
