import Basics

/// Writes rows under a header, as PHP's `fputcsv` does: quotes around cells that need them, a blank within being one
/// such need. Cells that a spreadsheet would take for a formula get a blank in front, which the import takes away.
struct CSVWriter {
    private let columns: [String]
    private let write: ([UInt8]) throws -> Void

    init(_ columns: [String], to write: @escaping ([UInt8]) throws -> Void) throws {
        (self.columns, self.write) = (columns, write)
        try write(CSVWriter.line(columns))
    }

    /// Writes a row; columns that are not named are empty.
    func row(_ cells: [String: String]) throws { try write(CSVWriter.line(columns.map { cells[$0] ?? "" })) }

    private static func line(_ cells: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(",") }
            append(guarded(cell), to: &bytes)
        }
        bytes.append("\n")
        return bytes
    }

    private static func guarded(_ cell: String) -> String {
        guard let sign = cell.utf8.first(where: { $0 != UInt8(ascii: " ") }),
            sign == UInt8(ascii: "=") || sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        else { return cell }
        return " " + cell
    }

    private static func append(_ cell: String, to bytes: inout [UInt8]) {
        guard cell.utf8.contains(where: needsQuotes) else { return bytes.append(cell) }
        bytes.append("\"")
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append("\"")
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"),
            UInt8(ascii: " "):
            true
        default: false
        }
    }
}
