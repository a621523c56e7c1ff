import Basics

/// Takes a request's body off the wire, by length or in chunks (RFC 9112 §6, §7.1).
///
/// A machine that goes byte by byte over the framing and in whole runs over the data, so it can stop anywhere. Chunk
/// extensions are passed over and trailers dropped, both within limits; every line ends with CRLF and nothing else.
public struct BodyDecoder {
    /// What a call found.
    public enum Outcome {
        /// All bytes were consumed and the body is not complete.
        case needMore
        /// The body is complete; what was not consumed belongs to the next request.
        case done
        /// The body is not acceptable.
        case refused(Refusal)
    }

    private enum State {
        case data(left: Int, isLast: Bool)
        case chunkSize
        case chunkExtension
        case chunkSizeLineFeed
        case dataCarriageReturn, dataLineFeed
        case trailerStart, trailerName, trailerValue, trailerLineFeed
        case lastLineFeed
        case done
    }

    private var state: State
    private let bodyBytesMax: Int
    private var decodedBytes = 0
    private var size: UInt64 = 0
    private var sizeDigits = 0
    private var extensionBytes = 0
    private var trailerBytes = 0

    /// A decoder for a body of so many bytes.
    public init(length: Int, bodyBytesMax: Int) throws(Refusal) {
        guard length <= bodyBytesMax else { throw .bodyTooLong }
        self.bodyBytesMax = bodyBytesMax
        state = length > 0 ? .data(left: length, isLast: true) : .done
    }

    /// A decoder for a body that comes in chunks.
    public init(chunkedUpTo bodyBytesMax: Int) {
        self.bodyBytesMax = bodyBytesMax
        state = .chunkSize
    }

    /// Reads on, appending to `body` what is data. Never consumes a byte behind the body.
    public mutating func decode(
        _ bytes: UnsafeRawBufferPointer, into body: inout [UInt8]
    ) -> (consumed: Int, outcome: Outcome) {
        var index = 0
        do throws(Refusal) {
            while true {
                if case .done = state { return (index, .done) }
                guard index < bytes.count else { return (index, .needMore) }
                if case .data(let left, let isLast) = state {
                    let taken = Swift.min(left, bytes.count - index)
                    body.append(contentsOf: bytes.part(index, index + taken))
                    index += taken
                    let isWhole = taken == left
                    state =
                        isWhole ? (isLast ? .done : .dataCarriageReturn) : .data(left: left - taken, isLast: isLast)
                } else {
                    state = try next(bytes[index])
                    index += 1
                }
            }
        } catch {
            return (index, .refused(error))
        }
    }

    /// The state after one byte of framing.
    private mutating func next(_ byte: UInt8) throws(Refusal) -> State {
        switch state {
        case .chunkSize:
            return try nextInSize(byte)
        case .chunkExtension:
            if byte == .carriageReturn { return .chunkSizeLineFeed }
            try checkLetter(byte)
            extensionBytes += 1
            guard extensionBytes <= FixedLimits.chunkExtensionBytesMax else {
                throw Refusal(.badRequest, "The chunk extensions are too long.")
            }
            return .chunkExtension
        case .chunkSizeLineFeed:
            try expect(.lineFeed, byte)
            return try chunkBegins()
        case .dataCarriageReturn:
            guard byte == .carriageReturn else {
                throw Refusal(.badRequest, "A chunk is longer than its size says or does not end with a line end.")
            }
            return .dataLineFeed
        case .dataLineFeed:
            try expect(.lineFeed, byte)
            (size, sizeDigits) = (0, 0)
            return .chunkSize
        case .trailerStart, .trailerName, .trailerValue, .trailerLineFeed, .lastLineFeed:
            return try nextInTrailer(byte)
        case .data, .done:
            return state
        }
    }

    /// RFC 9112 §7.1: `chunk-size = 1*HEXDIG`. No sign, no `0x`, no space before the extension.
    private mutating func nextInSize(_ byte: UInt8) throws(Refusal) -> State {
        if let digit = byte.hexadecimalValue {
            sizeDigits += 1
            guard sizeDigits <= FixedLimits.chunkSizeDigitsMax else {
                throw Refusal(.badRequest, "A chunk's size has too many digits.")
            }
            size = size << 4 | UInt64(digit)
            return .chunkSize
        }
        guard sizeDigits > 0 else { throw Refusal(.badRequest, "A chunk must begin with its size in hexadecimal.") }
        switch byte {
        case .carriageReturn: return .chunkSizeLineFeed
        case UInt8(ascii: ";"): return .chunkExtension
        case .lineFeed: throw .bareLineFeed
        default: throw Refusal(.badRequest, "A chunk's size must be hexadecimal digits only.")
        }
    }

    private mutating func chunkBegins() throws(Refusal) -> State {
        guard size > 0 else { return .trailerStart }
        guard size <= UInt64(bodyBytesMax - decodedBytes) else { throw .bodyTooLong }
        decodedBytes += Int(size)
        return .data(left: Int(size), isLast: false)
    }

    /// RFC 9112 §7.1.2: the trailer section has the form of field lines; nothing in it is used.
    private mutating func nextInTrailer(_ byte: UInt8) throws(Refusal) -> State {
        trailerBytes += 1
        guard trailerBytes <= FixedLimits.trailerBytesMax else {
            throw Refusal(.fieldsTooLarge, "The trailer section is too long.")
        }
        switch state {
        case .trailerStart where byte == .carriageReturn:
            return .lastLineFeed
        case .trailerStart where ByteSet.token.contains(byte):
            return .trailerName
        case .trailerName where byte == UInt8(ascii: ":"):
            return .trailerValue
        case .trailerName where ByteSet.token.contains(byte):
            return .trailerName
        case .trailerStart, .trailerName:
            throw byte == .lineFeed ? .bareLineFeed : Refusal(.badRequest, "A trailer field is malformed.")
        case .trailerValue:
            if byte == .carriageReturn { return .trailerLineFeed }
            try checkLetter(byte)
            return .trailerValue
        case .trailerLineFeed:
            try expect(.lineFeed, byte)
            return .trailerStart
        default:
            try expect(.lineFeed, byte)
            return .done
        }
    }

    private func expect(_ expected: UInt8, _ byte: UInt8) throws(Refusal) {
        guard byte == expected else { throw .bareCarriageReturn }
    }

    /// Lets through what a field's value may hold (RFC 9110 §5.5).
    private func checkLetter(_ byte: UInt8) throws(Refusal) {
        if byte == .lineFeed { throw .bareLineFeed }
        guard byte >= 0x20 && byte != 0x7F || byte == .tab else {
            throw Refusal(.badRequest, "There is a control letter in a chunk's extension or a trailer.")
        }
    }
}

extension Refusal {
    static var bodyTooLong: Refusal { Refusal(.contentTooLarge, "The request's body is too long.") }
}
