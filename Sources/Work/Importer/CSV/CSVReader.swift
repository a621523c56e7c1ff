/// Reads a CSV file (RFC 4180) piece by piece: memory holds one chunk and one row, whatever the file's size.
///
/// A machine of five states goes over the bytes once; where a chunk ends does not matter. It takes what people's
/// programs write: LF as well as CRLF, a byte order mark, a quote within an unquoted cell (kept as it is), signs after
/// a closing quote (kept too, as PHP's `fgetcsv` does). Backslash means nothing. Any bytes give rows, never a crash;
/// what is wrong with a row is in its `fault`.
public struct CSVReader {
    /// Gives the file's next bytes, none at its end.
    public typealias Source = () throws -> [UInt8]

    private enum State {
        case cellStart
        case plain
        case quoted
        /// After a quote within quotes: the cell's end, or the first half of a doubled quote.
        case quoteInQuoted
        /// After a carriage return outside quotes: a line end if a line feed follows, else a sign like any other.
        case carriageReturn
    }

    /// How many bytes were read from the file so far.
    public private(set) var bytesRead: Int64 = 0

    private let limits: CSVLimits
    private let separator: UInt8
    private let source: Source
    private var chunk: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private var hasStarted = false

    private var state = State.cellStart
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var fault: CSVFault?
    private var isBlank = true

    private var nextNumber = 0
    /// Line feeds so far, those within cells too, and the line on which the row under way began.
    private var lineFeeds = 0
    private var firstLine = 1
    /// Blank lines that turned out not to be at the file's end, where the first of them is, and the row that showed it.
    private var blanksDue = 0
    private var blankLine = 0
    private var held: CSVRow?

    /// A reader of what `source` gives.
    public init(separator: UInt8 = UInt8(ascii: ","), limits: CSVLimits = CSVLimits(), source: @escaping Source) {
        (self.separator, self.limits, self.source) = (separator, limits, source)
    }

    /// The next row; nil at the file's end. Blank lines at the end are no rows; elsewhere one is a row of an empty
    /// cell.
    public mutating func next() throws(ImportFailure) -> CSVRow? {
        if blanksDue > 0 {
            blanksDue -= 1
            return blank()
        }
        if let row = held {
            held = nil
            return numbered(row)
        }
        var blanks = 0
        while let row = try line() {
            if row.isBlank {
                if blanks == 0 { blankLine = row.row.line }
                blanks += 1
            } else if blanks == 0 {
                return numbered(row.row)
            } else {
                (held, blanksDue) = (row.row, blanks - 1)
                return blank()
            }
        }
        return nil
    }

    private mutating func blank() -> CSVRow {
        var row = CSVRow(number: 0, bytes: [], ends: [0], fault: nil)
        row.line = blankLine
        blankLine += 1
        return numbered(row)
    }

    private mutating func numbered(_ row: CSVRow) -> CSVRow {
        var row = row
        row.number = nextNumber
        nextNumber += 1
        return row
    }

    private mutating func line() throws(ImportFailure) -> (row: CSVRow, isBlank: Bool)? {
        while true {
            if position == chunk.count, try !refill() { return lastLine() }
            if takesRun() { continue }
            let byte = chunk[position]
            position += 1
            if byte == UInt8(ascii: "\n") { lineFeeds += 1 }
            if takes(byte) { return finishedLine() }
        }
    }

    /// Takes in the bytes up to the next one that may mean something where the reader stands, if there are any: most
    /// bytes are taken here.
    private mutating func takesRun() -> Bool {
        guard fault == nil, state == .plain || state == .quoted else { return false }
        let rest = chunk[position...]
        let end =
            if state == .quoted {
                rest.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") }
            } else {
                rest.firstIndex { $0 == separator || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            }
        let run = rest[..<(end ?? chunk.endIndex)]
        guard !run.isEmpty, bytes.count + run.count <= limits.rowBytesMax,
            bytes.count - (ends.last ?? 0) + run.count <= limits.cellBytesMax
        else { return false }
        bytes.append(contentsOf: run)
        position += run.count
        isBlank = false
        return true
    }

    /// Takes in one byte; says whether it ended the line.
    private mutating func takes(_ byte: UInt8) -> Bool {
        switch state {
        case .quoted:
            if byte == UInt8(ascii: "\"") { state = .quoteInQuoted } else { keep(byte) }
            return false
        case .quoteInQuoted where byte == UInt8(ascii: "\""):
            keep(byte)
            state = .quoted
            return false
        case .cellStart where byte == UInt8(ascii: "\""):
            (state, isBlank) = (.quoted, false)
            return false
        case .carriageReturn where byte != UInt8(ascii: "\n"):
            keep(UInt8(ascii: "\r"))
            state = .plain
            return takes(byte)
        default:
            return takesUnquoted(byte)
        }
    }

    private mutating func takesUnquoted(_ byte: UInt8) -> Bool {
        switch byte {
        case separator:
            endCell()
            (state, isBlank) = (.cellStart, false)
        case UInt8(ascii: "\n"):
            endCell()
            return true
        case UInt8(ascii: "\r"):
            state = .carriageReturn
        default:
            keep(byte)
            state = .plain
        }
        return false
    }

    private mutating func keep(_ byte: UInt8) {
        isBlank = false
        guard fault == nil else { return }
        if bytes.count - (ends.last ?? 0) >= limits.cellBytesMax || bytes.count >= limits.rowBytesMax {
            fault = .tooLong
        } else {
            bytes.append(byte)
        }
    }

    private mutating func endCell() {
        guard fault == nil else { return }
        if ends.count >= limits.columnsMax { fault = .tooManyColumns } else { ends.append(bytes.count) }
    }

    private mutating func finishedLine() -> (row: CSVRow, isBlank: Bool) {
        defer {
            (state, bytes, ends, fault, isBlank) = (.cellStart, [], [], nil, true)
            firstLine = lineFeeds + 1
        }
        var row = CSVRow(number: 0, bytes: bytes, ends: ends, fault: fault)
        row.line = firstLine
        return (row, isBlank)
    }

    /// What is left when the file does not end with a line end.
    private mutating func lastLine() -> (row: CSVRow, isBlank: Bool)? {
        if state == .cellStart, ends.isEmpty, bytes.isEmpty, fault == nil { return nil }
        if state == .quoted { fault = fault ?? .unterminatedQuote }
        endCell()
        return finishedLine()
    }

    /// Gets the next bytes, the first time without the byte order mark; false at the file's end.
    private mutating func refill() throws(ImportFailure) -> Bool {
        guard hasStarted else {
            hasStarted = true
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            var first: [UInt8] = []
            while first.count < mark.count {
                let more = try read()
                if more.isEmpty { break }
                first += more
            }
            (chunk, position) = (first, first.starts(with: mark) ? mark.count : 0)
            if position < chunk.count { return true }
            return try refill()
        }
        chunk = isAtEnd ? [] : try read()
        position = 0
        return !chunk.isEmpty
    }

    private mutating func read() throws(ImportFailure) -> [UInt8] {
        let bytes: [UInt8]
        do { bytes = try source() } catch { throw .unreadable("\(error)") }
        bytesRead += Int64(bytes.count)
        isAtEnd = bytes.isEmpty
        return bytes
    }
}
