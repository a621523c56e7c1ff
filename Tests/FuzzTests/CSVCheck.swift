import Basics

@testable import Importer

/// A CSV file.
///
/// - Where it is cut into chunks makes no difference.
/// - Rows count up without a gap, each begins on a later line than the one before, and none oversteps a limit.
/// - Rows without a fault, written by our writer and read again, are the same, but for the blank before what a
///   spreadsheet would take for a formula.
enum CSVCheck {
    private static let limits: [CSVLimits] = {
        var tight = CSVLimits()
        (tight.cellBytesMax, tight.columnsMax, tight.rowBytesMax) = (6, 3, 9)
        return [CSVLimits(), tight]
    }()

    static func run(_ input: [UInt8]) throws(Finding) {
        for limits in limits {
            let whole = try rows(of: [input], limits)
            for pieces in Pieces.cuts(of: input) {
                let cut = try rows(of: pieces, limits)
                try require(
                    cut.elementsEqual(whole, by: isSame),
                    "cut into \(pieces.map(\.count)): \(cut.map(\.everything))\n  not \(whole.map(\.everything))")
            }
            try checkPlaces(whole, lines: input.count { $0 == UInt8(ascii: "\n") } + 1)
            for row in whole where row.fault == nil {
                try require(row.count <= limits.columnsMax, "a row has \(row.count) cells")
                try require(row.byteCount <= limits.rowBytesMax, "a row has \(row.byteCount) bytes")
                let longest = row.cells.map(\.utf8.count).max() ?? 0
                try require(longest <= limits.cellBytesMax, "a cell has \(longest) bytes")
            }
        }
        try checkWritten(try rows(of: [input], CSVLimits()))
    }

    private static func isSame(_ left: CSVRow, _ right: CSVRow) -> Bool {
        left.number == right.number && left.line == right.line && left.fault == right.fault
            && (left.fault != nil || left.cells == right.cells)
    }

    private static func rows(of pieces: [[UInt8]], _ limits: CSVLimits) throws(Finding) -> [CSVRow] {
        var rest = pieces.filter { !$0.isEmpty }[...]
        var reader = CSVReader(limits: limits) { rest.popFirst() ?? [] }
        var rows: [CSVRow] = []
        do {
            while let row = try reader.next() { rows.append(row) }
        } catch {
            throw Finding("a source that gives bytes is called unreadable: \(error)")
        }
        let count = pieces.reduce(0) { $0 + $1.count }
        try require(reader.bytesRead == count, "\(reader.bytesRead) of \(count) bytes were read")
        return rows
    }

    private static func checkPlaces(_ rows: [CSVRow], lines: Int) throws(Finding) {
        var line = 0
        for (place, row) in rows.enumerated() {
            try require(row.number == place, "row \(place) has the number \(row.number)")
            try require(row.line > line && row.line <= lines, "row \(place) is on line \(row.line), after \(line)")
            line = row.line
        }
    }

    private static func checkWritten(_ rows: [CSVRow]) throws(Finding) {
        let sound = rows.filter { $0.fault == nil && $0.count > 0 }
        guard !sound.isEmpty else { return }
        // Between two rows, so that a byte order mark is not at the start and a blank line not at the end.
        var text: [UInt8] = Array("start\n".utf8)
        for row in sound {
            // The writer takes headers as they are; each row is one here.
            do { _ = try CSVWriter(row.cells) { text += $0 } } catch { throw Finding("the writer fails: \(error)") }
        }
        text.append("end\n")
        let again = try self.rows(of: [text], CSVLimits()).dropFirst().dropLast()
        let expected = sound.map { $0.cells.map(guarded) }
        try require(again.map(\.cells) == expected, "written anew: \(again.map(\.cells))\n  instead of \(expected)")
    }

    /// A cell as the writer writes it.
    private static func guarded(_ cell: String) -> String {
        guard let sign = cell.utf8.first(where: { $0 != 0x20 }), "=+-".utf8.contains(sign) else { return cell }
        return " " + cell
    }
}

extension CSVRow {
    fileprivate var everything: String { "\(number) \(line) \(String(describing: fault)) \(fault == nil ? cells : [])" }
}
