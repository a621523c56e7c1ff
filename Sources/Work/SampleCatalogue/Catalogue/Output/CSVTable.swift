import Basics

/// Writes a file of rows whose columns are named: RFC 4180 with `,` and LF. A row goes out as soon as it is whole.
struct CSVTable<Failure: Error> {
    private let columns: [String]
    private let placeByName: [String: Int]
    private let sink: ([UInt8]) throws(Failure) -> Void

    /// Writes the header.
    init(_ columns: [String], to sink: @escaping ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        self.columns = columns
        placeByName = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        self.sink = sink
        try sink(CSVTable.line(columns))
    }

    /// Writes a row; columns that are not named stay empty.
    func write(_ cells: KeyValuePairs<String, String>) throws(Failure) {
        var row = [String](repeating: "", count: columns.count)
        for (name, value) in cells {
            guard let place = placeByName[name] else { preconditionFailure("There is no column \(name).") }
            row[place] = value
        }
        try sink(CSVTable.line(row))
    }

    private static func line(_ cells: [String]) -> [UInt8] {
        var line: [UInt8] = []
        for (place, cell) in cells.enumerated() {
            if place > 0 { line.append(",") }
            append(cell, to: &line)
        }
        line.append("\n")
        return line
    }

    private static func append(_ cell: String, to line: inout [UInt8]) {
        let special = Array(",\"\n\r".utf8)
        guard cell.utf8.contains(where: special.contains) else { return line.append(cell) }
        line.append("\"")
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { line.append(byte) }
            line.append(byte)
        }
        line.append("\"")
    }
}

/// A price in cents as the files write it: `89.95`.
func decimal(_ cents: Int) -> String {
    let rest = cents % 100
    return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
}
