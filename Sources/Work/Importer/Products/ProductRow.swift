import Basics
public import Catalog

/// What a cell says (import-csv §2).
enum Cell: Equatable {
    /// There, and empty: a product that exists keeps its value.
    case empty
    /// The empty-value constant: the value is cleared.
    case cleared
    case text(String)

    /// The text, where there is some.
    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }
}

/// A data row with its cells by attribute code, `additional_attributes` merged over the columns as Magento does.
public struct ProductRow: Sendable {
    /// The row's number, data rows counted from 1.
    public let number: Int
    /// The SKU as the file has it.
    public let sku: String
    private let line: CSVRow
    private let header: ProductHeader
    private let options: ImportOptions
    private var additional: [String: AdditionalAttributes.Pair] = [:]

    /// The row under its header, or why it cannot be read at all.
    public static func read(
        _ row: CSVRow, _ header: ProductHeader, _ options: ImportOptions
    ) -> (row: ProductRow?, problem: RowProblem?) {
        if let fault = row.fault { return (nil, RowProblem(row: row.number, sku: "", column: "", fault.code)) }
        guard row.count == header.names.count else {
            return (nil, RowProblem(row: row.number, sku: "", column: "", .wrongColumnsNumber))
        }
        return (ProductRow(row, header, options), nil)
    }

    private init(_ line: CSVRow, _ header: ProductHeader, _ options: ImportOptions) {
        (self.line, self.header, self.options) = (line, header, options)
        number = line.number
        sku = header.places["sku"].map { ProductRow.withoutGuard(line[$0]) } ?? ""
        mergeAdditional()
    }

    /// An export writes a blank before `=`, `+` and `-`, so that a spreadsheet takes the cell for text.
    static func withoutGuard(_ cell: String) -> String {
        guard cell.utf8.first == UInt8(ascii: " "),
            let sign = cell.utf8.first(where: { $0 != UInt8(ascii: " ") }),
            [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(sign)
        else { return cell }
        return String(cell.dropFirst())
    }

    private mutating func mergeAdditional() {
        guard let cell = column("additional_attributes"), !cell.isEmpty else { return }
        let read =
            options.hasQuotedValues
            ? AdditionalAttributes(quoted: cell, separator: options.valueSeparator)
            : AdditionalAttributes(cell, separator: options.valueSeparator)
        for pair in read.pairs where !ProductRow.unmergeable.contains(pair.code) { additional[pair.code] = pair }
    }

    /// What identifies or places a row is not taken from `additional_attributes`; Magento's samples have the last three
    /// there, which say nothing of their own.
    private static let unmergeable: Set = [
        "sku", "store_view_code", "attribute_set_code", "product_type", "additional_attributes",
        "has_options", "required_options", "quantity_and_stock_status",
    ]

    /// The cell for an attribute's code or a column's own name; nil without such a column.
    func cell(_ code: String) -> Cell? {
        guard let text = additional[code]?.value ?? column(code) else { return nil }
        return text.isEmpty ? .empty : text == options.emptyValue ? .cleared : .text(text)
    }

    /// What stands in the column for a code. Made anew each time: most cells are asked for once, and many are empty.
    private func column(_ code: String) -> String? {
        guard let place = header.places[code] else { return nil }
        return line.isEmpty(at: place) ? "" : ProductRow.withoutGuard(line[place])
    }

    /// The text of a cell; nil where it is absent, empty or cleared.
    func text(_ code: String) -> String? { cell(code)?.text }

    /// The labels of a multiselect attribute: between `|` in `additional_attributes`, between separators in a column.
    func labels(_ code: String) -> [String] {
        guard let pieces = additional[code]?.labels else { return values(code) }
        return pieces.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// The values of a cell with several.
    func values(_ code: String) -> [String] {
        text(code).map { QuotedText.list($0, separator: options.valueSeparator) } ?? []
    }

    /// The file's column where a code's cell comes from, for the report.
    func columnName(_ code: String) -> String {
        guard additional[code] == nil else { return "additional_attributes" }
        return header.places[code].map { header.names[$0] } ?? code
    }
}
