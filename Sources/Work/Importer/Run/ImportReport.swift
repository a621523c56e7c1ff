import Basics
public import Catalog

/// The refused rows and what was left out of others, as a CSV file for whoever mends the data.
public enum ImportReport {
    /// The report's first line.
    public static let header: [UInt8] = Array("file,line,column,sku,code,sentence\r\n".utf8)

    /// A problem's line. `file` is the imported file's name. A cell that a spreadsheet would take for a formula gets a
    /// blank in front, as in Magento's export.
    public static func line(_ problem: RowProblem, file: String) -> [UInt8] {
        var bytes: [UInt8] = []
        append(file, to: &bytes)
        bytes.append(",")
        bytes.append(decimal: problem.line)
        for cell in [problem.column, problem.sku, problem.code, problem.sentence] {
            bytes.append(",")
            append(cell, to: &bytes)
        }
        bytes.append("\r\n")
        return bytes
    }

    private static func append(_ cell: String, to bytes: inout [UInt8]) {
        let isFormula = cell.utf8.first.map(Array("=+-@\t\r".utf8).contains) ?? false
        let needsQuotes = isFormula || cell.utf8.contains { Array(",\"\r\n".utf8).contains($0) }
        guard needsQuotes else { return bytes.append(cell) }
        bytes.append("\"")
        if isFormula { bytes.append(" ") }
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append("\"")
    }
}
