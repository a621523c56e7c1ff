import Basics
import Importer

@testable import SampleCatalogue

/// The whole catalogue and its files, made once for all tests.
enum Sample {
    static let whole = Catalogue(CatalogueOptions())

    /// The rows of `products.csv`, by their columns.
    static let products = Table(bytes(of: whole.writeProducts))

    /// The rows of visible products in the default scope, and their English ones by SKU.
    static let french = products.rows.filter { $0["store_view_code"] == "" && $0["visibility"] == "Catalog, Search" }
    static let english = Dictionary(
        uniqueKeysWithValues: products.rows.filter { $0["store_view_code"] == "en" }.map { ($0["sku"] ?? "", $0) })

    /// The rows of what is sold.
    static let sold = products.rows.filter { $0["product_type"] == "simple" && $0["store_view_code"] == "" }

    /// All bytes that a file's writer gives.
    static func bytes(of write: (@escaping ([UInt8]) throws(Never) -> Void) throws(Never) -> Void) -> [UInt8] {
        let collected = Collected()
        write { collected.bytes += $0 }
        return collected.bytes
    }

    /// A catalogue's texts without tags: names, short and long descriptions.
    static func texts(_ row: [String: String]) -> [String] {
        ["name", "short_description", "description", "meta_title", "meta_description"].compactMap { row[$0] }
    }

    private final class Collected {
        var bytes: [UInt8] = []
    }
}

/// A file's rows by the names of its columns.
struct Table: Sendable {
    let columns: [String]
    let rows: [[String: String]]
    /// Whether every row has as many cells as the header.
    let isRectangular: Bool

    init(_ bytes: [UInt8]) {
        var position = 0
        var reader = CSVReader(source: {
            let end = min(position + 65_536, bytes.count)
            defer { position = end }
            return Array(bytes[position..<end])
        })
        var cells: [[String]] = []
        while let row = try? reader.next() { cells.append(row.cells) }
        let columns = cells.first ?? []
        self.columns = columns
        isRectangular = cells.allSatisfy { $0.count == columns.count }
        rows = cells.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
    }
}

extension [String: String] {
    /// The labels that the cell of additional attributes gives an attribute.
    func labels(of code: String) -> [String] {
        AdditionalAttributes(plain: self["additional_attributes"] ?? "").pairs.first { $0.code == code }?.labels ?? []
    }

    /// A price of a cell, in cents.
    func cents(_ column: String) -> Int? {
        self[column].flatMap { cell in cell.isEmpty ? nil : Int(cell.replacing(".", with: "")) }
    }

    /// The comma-separated values of a cell.
    func values(_ column: String) -> [String] { (self[column] ?? "").split(separator: ",").map(String.init) }
}
