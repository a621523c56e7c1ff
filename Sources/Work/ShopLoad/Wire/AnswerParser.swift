import Basics

/// Reads an answer in HTTP/1.1 (RFC 9112) from bytes as they come, cut anywhere. One parser reads one answer after the
/// other and keeps its memory; it is lent to a connection from an answer's first byte to its last.
public final class AnswerParser {
    /// The longest line of a head, a chunk's size or a trailer.
    public static let lineBytesMax = 16_384
    /// The most field lines of an answer, its trailers and interim answers included.
    public static let fieldsMax = 200
    /// The most interim answers before an answer.
    public static let interimsMax = 8
    /// The longest body.
    public static let bodyBytesMax = 33_554_432
    /// What is kept of a body's memory for the next answer.
    private static let bodyBytesKeptMax = 262_144

    private enum State {
        case statusLine, fields
        case body(left: Int)
        case chunkSize
        case chunk(left: Int)
        case chunkEnd, trailers
        case untilEnd, done
    }

    /// Status and fields, whole once the body has begun.
    public private(set) var head = AnswerHead()
    /// What has come of the body.
    public private(set) var body: [UInt8] = []
    private var state = State.statusLine
    /// A line's part that has come while the rest is on its way.
    private var line: [UInt8] = []
    private var fields = 0
    private var interims = 0

    /// A parser that waits for the first byte of an answer.
    public init() {}

    /// Whether the answer is whole.
    public var isDone: Bool { if case .done = state { true } else { false } }

    /// Makes ready for the next answer.
    public func reset() {
        head = AnswerHead()
        body.removeAll(keepingCapacity: body.capacity <= AnswerParser.bodyBytesKeptMax)
        line.removeAll(keepingCapacity: true)
        (state, fields, interims) = (.statusLine, 0, 0)
    }

    /// Takes bytes up to the answer's end and gives how many it took: fewer than there are when more follow it.
    public func feed(_ bytes: UnsafeRawBufferPointer) throws(AnswerError) -> Int {
        var position = 0
        while position < bytes.count {
            switch state {
            case .done: return position
            case .body(let left): position += takeBody(bytes, from: position, left)
            case .chunk(let left): position += try takeChunk(bytes, from: position, left)
            case .untilEnd:
                try append(UnsafeRawBufferPointer(rebasing: bytes[position...]))
                position = bytes.count
            case .statusLine, .fields, .chunkSize, .chunkEnd, .trailers:
                position += try takeLine(bytes, from: position)
            }
        }
        return position
    }

    /// Is told that the connection has ended, which is the end of an answer without a length.
    public func end() throws(AnswerError) {
        guard case .untilEnd = state else { throw .cutOff }
        state = .done
    }

    /// Takes what there is of a line; acts on it once it is whole.
    private func takeLine(_ bytes: UnsafeRawBufferPointer, from start: Int) throws(AnswerError) -> Int {
        guard let end = bytes.firstOffset(of: UInt8(ascii: "\n"), from: start) else {
            guard line.count + bytes.count - start <= AnswerParser.lineBytesMax else { throw .lineTooLong }
            line.append(contentsOf: bytes[start...])
            return bytes.count - start
        }
        guard line.count + end - start <= AnswerParser.lineBytesMax else { throw .lineTooLong }
        if line.isEmpty {
            try readLine(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        } else {
            line.append(contentsOf: bytes[start..<end])
            let whole = line
            line.removeAll(keepingCapacity: true)
            try whole.withUnsafeBufferPointer { (whole) throws(AnswerError) in
                try readLine(UnsafeRawBufferPointer(whole))
            }
        }
        return end + 1 - start
    }

    /// Reads a line that still has its carriage return.
    private func readLine(_ ended: UnsafeRawBufferPointer) throws(AnswerError) {
        guard ended.last == UInt8(ascii: "\r") else { throw .lineWithoutCarriageReturn }
        let line = UnsafeRawBufferPointer(rebasing: ended.dropLast())
        switch state {
        case .statusLine:
            try head.readStatusLine(line)
            state = .fields
        case .fields:
            if line.isEmpty {
                try endHead()
            } else {
                try countField()
                try head.readField(line)
            }
        case .chunkSize: try readChunkSize(line)
        case .chunkEnd:
            guard line.isEmpty else { throw .badChunk }
            state = .chunkSize
        case .trailers: if line.isEmpty { state = .done } else { try countField() }
        case .body, .chunk, .untilEnd, .done: preconditionFailure("there are no lines in a body")
        }
    }

    private func countField() throws(AnswerError) {
        fields += 1
        guard fields <= AnswerParser.fieldsMax else { throw .tooManyFields }
    }

    /// Decides how long the body is (RFC 9112 section 6.3).
    private func endHead() throws(AnswerError) {
        if head.isInterim {
            interims += 1
            guard interims <= AnswerParser.interimsMax else { throw .tooManyInterimAnswers }
            head = AnswerHead()
            state = .statusLine
        } else if head.hasNoBody {
            state = .done
        } else if head.isChunked {
            guard head.contentLength == nil else { throw .unknownCoding }
            state = .chunkSize
        } else if let length = head.contentLength {
            guard length <= AnswerParser.bodyBytesMax else { throw .bodyTooLong }
            body.reserveCapacity(min(length, AnswerParser.bodyBytesKeptMax))
            state = length == 0 ? .done : .body(left: length)
        } else {
            head.endsConnection = true
            state = .untilEnd
        }
    }
}

/// Bodies.
extension AnswerParser {
    private func takeBody(_ bytes: UnsafeRawBufferPointer, from start: Int, _ left: Int) -> Int {
        let count = min(left, bytes.count - start)
        body.append(contentsOf: bytes[start..<(start + count)])
        state = count == left ? .done : .body(left: left - count)
        return count
    }

    private func takeChunk(
        _ bytes: UnsafeRawBufferPointer, from start: Int, _ left: Int
    ) throws(AnswerError) -> Int {
        let count = min(left, bytes.count - start)
        try append(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + count)]))
        state = count == left ? .chunkEnd : .chunk(left: left - count)
        return count
    }

    private func append(_ bytes: UnsafeRawBufferPointer) throws(AnswerError) {
        guard body.count + bytes.count <= AnswerParser.bodyBytesMax else { throw .bodyTooLong }
        body.append(contentsOf: bytes)
    }

    /// A size in hexadecimal digits, perhaps with an extension behind it (RFC 9112 section 7.1).
    private func readChunkSize(_ line: UnsafeRawBufferPointer) throws(AnswerError) {
        var size = 0
        var digits = 0
        for byte in line {
            guard let digit = byte.hexadecimalValue else { break }
            size = size << 4 | Int(digit)
            digits += 1
            guard digits <= 8 else { throw .badChunk }
        }
        guard digits > 0, digits == line.count || line[digits] == UInt8(ascii: ";") || line[digits] == 0x20 else {
            throw .badChunk
        }
        state = size == 0 ? .trailers : .chunk(left: size)
    }
}
