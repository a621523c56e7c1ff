/// Why bytes are no answer in HTTP/1.1.
public enum AnswerError: Error, Hashable, Sendable {
    case badStatusLine
    case badField
    case badLength
    /// A transfer coding other than `chunked`, or a length beside it.
    case unknownCoding
    case badChunk
    case lineWithoutCarriageReturn
    case lineTooLong
    case tooManyFields
    case tooManyInterimAnswers
    case bodyTooLong
    /// The connection ended within the answer.
    case cutOff

    /// What is wrong, as a person says it.
    public var sentence: String {
        switch self {
        case .badStatusLine: "the status line is none"
        case .badField: "a field line is none"
        case .badLength: "Content-Length is no length, or two"
        case .unknownCoding: "the transfer coding is not chunked, or a length is beside it"
        case .badChunk: "a chunk is not as announced"
        case .lineWithoutCarriageReturn: "a line ends without a carriage return"
        case .lineTooLong: "a line is too long"
        case .tooManyFields: "there are too many fields"
        case .tooManyInterimAnswers: "there are too many interim answers"
        case .bodyTooLong: "the body is too long"
        case .cutOff: "the connection ended within the answer"
        }
    }
}
