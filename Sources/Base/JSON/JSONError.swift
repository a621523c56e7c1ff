/// Why bytes are not a JSON text, and where.
public struct JSONError: Error, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        case endsTooEarly
        case unexpectedByte
        case trailingBytes
        case tooDeep
        case invalidUTF8
        case controlCharacterInText
        case badEscape
        case loneSurrogate
        case badNumber
    }

    /// What is wrong.
    public let reason: Reason
    /// Bytes before the place of the fault.
    public let offset: Int

    /// A fault at a place.
    public init(_ reason: Reason, offset: Int) { (self.reason, self.offset) = (reason, offset) }

    /// The fault as a sentence for a log.
    public var description: String { "not JSON: \(reason) at byte \(offset)" }
}
