/// Reads a request head (RFC 9112 §2–§6) in one pass over the bytes as they lie in the read buffer.
///
/// What is found goes into the `Request` as offsets; the head is copied once, when it is complete. The parser can stop
/// at any byte: it remembers the last line it has finished and starts again behind it, so a head that comes in pieces
/// gives the same outcome as one that comes whole. It is strict wherever two readers of the same bytes could see two
/// different requests (request smuggling): what RFC 9112 lets a server repair is refused here.
public struct RequestParser {
    /// What a call found.
    public enum Outcome {
        /// The head is not complete; nothing was consumed, and the next call brings the same bytes and more.
        case needMore
        /// The head is complete and in the request; it took this many bytes.
        case head(consumed: Int)
        /// The head is not acceptable.
        case refused(Refusal)
    }

    private enum Stage {
        case emptyLine, requestLine, fieldLines
    }

    private var stage = Stage.emptyLine
    /// Where the request line begins: behind an empty line that was passed over.
    private(set) var start = 0
    /// Where the first line begins that has not been read yet.
    private var position = 0
    private var facts = HeadFacts()

    /// A parser for one head.
    public init() {}

    /// Reads on. `bytes` begins where it began in the previous call for this head, and `request` is the same object.
    public mutating func parse(
        _ bytes: UnsafeRawBufferPointer, limits: ServerLimits, into request: Request
    ) -> Outcome {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return .needMore }
        var lines: [FieldLine] = []
        swap(&lines, &request.lines)
        precondition(lines.count == facts.lineCount, "a head is read into one request from its first byte to its last")
        let outcome: Outcome
        do throws(Refusal) {
            let end = try readLines(
                base.assumingMemoryBound(to: UInt8.self), bytes.count, limits: limits, &lines)
            if let end {
                request.layout = try facts.settled(bytes.part(start, end))
                request.head.append(contentsOf: bytes.part(start, end))
                outcome = .head(consumed: end)
            } else {
                outcome = .needMore
            }
        } catch {
            outcome = .refused(error)
        }
        swap(&lines, &request.lines)
        return outcome
    }

    /// Where the head ends, or nil when that has not come yet.
    private mutating func readLines(
        _ base: UnsafePointer<UInt8>, _ count: Int, limits: ServerLimits, _ lines: inout [FieldLine]
    ) throws(Refusal) -> Int? {
        if stage == .emptyLine {
            // RFC 9112 §2.2: an empty line before the request line is passed over; old clients send one after a body.
            if base[0] == .carriageReturn {
                guard count > 1 else { return nil }
                guard base[1] == .lineFeed else { throw .bareCarriageReturn }
                start = 2
            }
            (position, stage) = (start, .requestLine)
        }
        // Nothing beyond the limit is looked at, so that a head is refused for its length whatever pieces it comes in.
        let visible = Swift.min(count, start + limits.headerBytesMax)
        if stage == .requestLine {
            let line = RequestLine(base: base, start: start, end: visible, targetBytesMax: limits.targetBytesMax)
            guard let next = try line.read(&facts) else { return try waiting(visible, limits) }
            (position, stage) = (next, .fieldLines)
        }
        while position < visible {
            if base[position] == .carriageReturn {
                guard position + 1 < visible else { break }
                guard base[position + 1] == .lineFeed else { throw .bareCarriageReturn }
                return position + 2
            }
            guard let (line, next) = try FieldLine.read(base, position, visible, headStart: start) else { break }
            guard facts.lineCount < limits.fieldsMax else { throw .tooManyFields }
            try facts.note(line, base + start)
            lines.append(line)
            position = next
        }
        return try waiting(visible, limits)
    }

    /// Nil while the head may still end within its limit.
    private func waiting(_ visible: Int, _ limits: ServerLimits) throws(Refusal) -> Int? {
        guard visible - start < limits.headerBytesMax else { throw .headTooLong }
        return nil
    }
}

extension UInt8 {
    static var tab: UInt8 { 0x09 }
    static var lineFeed: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
    static var space: UInt8 { 0x20 }
}

extension Refusal {
    static var bareCarriageReturn: Refusal {
        Refusal(.badRequest, "A carriage return must be followed by a line feed.")
    }
    static var bareLineFeed: Refusal { Refusal(.badRequest, "A line must end with a carriage return and a line feed.") }
    static var headTooLong: Refusal { Refusal(.fieldsTooLarge, "The request's head is too long.") }
    static var tooManyFields: Refusal { Refusal(.fieldsTooLarge, "The request has too many header fields.") }
}
