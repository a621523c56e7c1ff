import Basics
import Catalog
import Commerce

/// The columns of one of the files that are not products.
struct SheetColumns: Sendable {
    var required: [String]
    var optional: [String] = []
    /// Whether another column is an error, as in Magento's `advanced_pricing`; else it is ignored, and said.
    var refusesOthers = false

    var all: Set<String> { Set(required + optional) }
}

/// The first row of such a file.
struct SheetHeader {
    let names: [String]

    static func read(_ row: CSVRow, _ columns: SheetColumns) -> (header: SheetHeader?, problems: [RowProblem]) {
        var problems = HeaderCheck.problems(row, required: columns.required)
        let others = row.fault == nil ? row.cells.filter { !columns.all.contains($0) } : []
        if problems.isEmpty, columns.refusesOthers, !others.isEmpty {
            problems.append(
                RowProblem(row: 0, sku: "", column: "", .invalidAttributeName, others.joined(separator: ", ")))
        }
        return (problems.isEmpty ? SheetHeader(names: row.cells) : nil, problems)
    }

    /// The columns that are not known.
    func others(_ columns: SheetColumns) -> [String] { names.filter { !columns.all.contains($0) } }
}

/// A data row of such a file, its cells by column.
struct SheetRow {
    let number: Int
    private let cells: [String: String]
    private let emptyValue: String

    static func read(
        _ row: CSVRow, _ header: SheetHeader, _ options: ImportOptions
    ) -> (row: SheetRow?, problem: RowProblem?) {
        if let fault = row.fault { return (nil, RowProblem(row: row.number, sku: "", column: "", fault.code)) }
        guard row.count == header.names.count else {
            return (nil, RowProblem(row: row.number, sku: "", column: "", .wrongColumnsNumber))
        }
        let cells = header.names.indices.map { (header.names[$0], ProductRow.withoutGuard(row[$0])) }
        return (
            SheetRow(
                number: row.number, cells: Dictionary(cells) { first, _ in first }, emptyValue: options.emptyValue),
            nil
        )
    }

    /// What a cell says; nil without such a column.
    func cell(_ column: String) -> Cell? {
        guard let text = cells[column] else { return nil }
        return text.isEmpty ? .empty : text == emptyValue ? .cleared : .text(text)
    }

    /// The text of a cell without the blanks around it; nil where it is absent, empty or cleared.
    func text(_ column: String) -> String? { cell(column)?.text.map(\.trimmed) }

    /// The row's SKU, or why it has none.
    func sku() -> (sku: SKU?, problem: RowProblem?) {
        let text = cells["sku"] ?? ""
        if text.trimmed.isEmpty { return (nil, problem("sku", .skuEmpty)) }
        if text.trimmed != text { return (nil, problem("sku", .skuMarginalWhitespaces)) }
        guard let sku = SKU(text) else { return (nil, problem("sku", .exceededMaxLength, "sku")) }
        return (sku, nil)
    }

    /// What is wrong with the row.
    func problem(_ column: String, _ code: ProblemCode, _ facts: String...) -> RowProblem {
        RowProblem(
            row: number, sku: cells["sku"] ?? "", column: column, code: code.rawValue, sentence: code.sentence(facts))
    }
}
