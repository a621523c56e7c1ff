import Basics

/// What is wrong with a row as such, before anyone looks at its cells.
public enum CSVFault: Sendable, Equatable {
    /// A cell, or the row, is longer than its limit.
    case tooLong
    /// More cells than `CSVLimits.columnsMax`.
    case tooManyColumns
    /// The file ends within quotes.
    case unterminatedQuote
    /// The bytes are not UTF-8.
    case notUTF8
}

/// What keeps a hostile or broken file from filling memory.
public struct CSVLimits: Sendable {
    public var cellBytesMax = 1 << 20
    public var columnsMax = 1_000
    public var rowBytesMax = 4 << 20

    /// The usual limits.
    public init() {}
}

/// One row of a CSV file: its cells, unquoted, in one piece of memory.
public struct CSVRow: Sendable {
    /// The row's number; the header is 0 and data rows count from 1, as in Magento's messages.
    public var number: Int
    /// The file's line on which the row begins, from 1.
    public var line = 0
    /// What is wrong with the row; its cells are worth nothing then.
    public let fault: CSVFault?
    private let bytes: [UInt8]
    /// Where each cell ends.
    private let ends: [Int]

    init(number: Int, bytes: [UInt8], ends: [Int], fault: CSVFault?) {
        (self.number, self.bytes, self.ends) = (number, bytes, ends)
        self.fault = fault ?? (CSVRow.isUTF8(bytes, ends) ? nil : .notUTF8)
    }

    /// Whether each cell is UTF-8: all bytes together are, and no cell begins within a letter.
    private static func isUTF8(_ bytes: [UInt8], _ ends: [Int]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
            && ends.allSatisfy { $0 == bytes.count || !(0x80...0xBF).contains(bytes[$0]) }
    }

    /// How many cells there are.
    public var count: Int { ends.count }

    /// How many bytes the cells have.
    public var byteCount: Int { bytes.count }

    /// The text of the cell at a place.
    public subscript(place: Int) -> String {
        String(utf8: bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]])
    }

    /// Whether the cell at a place says nothing.
    func isEmpty(at place: Int) -> Bool { ends[place] == (place == 0 ? 0 : ends[place - 1]) }

    /// All cells.
    public var cells: [String] { ends.indices.map { self[$0] } }
}
