package import Catalog

/// The first row of a product file: which column says what.
///
/// Some columns have a name of their own for an attribute (Magento's `Product::$_fieldsMap`); both names lead to the
/// same cell, which everything below asks for by the attribute's code.
package struct ProductHeader: Sendable {
    /// The columns' names as the file gives them.
    package let names: [String]
    /// The attribute's code, or the column's own name, for each column.
    let codes: [String]

    private static let codeByName = [
        "special_price_from_date": "special_from_date", "special_price_to_date": "special_to_date",
        "new_from_date": "news_from_date", "new_to_date": "news_to_date", "meta_keywords": "meta_keyword",
        "product_online": "status", "tax_class_name": "tax_class_id", "base_image": "image",
        "base_image_label": "image_label", "thumbnail_image": "thumbnail", "thumbnail_image_label": "thumbnail_label",
    ]

    /// The header in a row, or what is wrong with it.
    package static func read(_ row: CSVRow) -> (header: ProductHeader?, problems: [RowProblem]) {
        func problem(_ code: ProblemCode, _ facts: String...) -> RowProblem {
            RowProblem(row: 0, sku: "", column: "", code: code.rawValue, sentence: code.sentence(facts))
        }
        if let fault = row.fault { return (nil, [problem(fault.code)]) }
        let names = row.cells
        var problems: [RowProblem] = []
        let empty = names.indices.filter { trimmed(names[$0]).isEmpty }.map { "\($0 + 1)" }
        if !empty.isEmpty { problems.append(problem(.columnEmptyHeader, empty.joined(separator: ", "))) }
        var seen: Set<String> = []
        let invalid = names.filter { !trimmed($0).isEmpty && !(isName($0) && seen.insert($0).inserted) }
        if !invalid.isEmpty { problems.append(problem(.columnNameInvalid, invalid.joined(separator: ", "))) }
        if !names.contains("sku") { problems.append(problem(.columnNotFound, "sku")) }
        return (problems.isEmpty ? ProductHeader(names: names) : nil, problems)
    }

    private init(names: [String]) {
        self.names = names
        codes = names.map { ProductHeader.codeByName[$0] ?? $0 }
    }

    /// `^[a-z][a-z0-9_]*$`.
    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
        return name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}

extension CSVFault {
    /// What an import calls it.
    var code: ProblemCode {
        switch self {
        case .tooLong: .rowTooLong
        case .tooManyColumns: .wrongColumnsNumber
        case .unterminatedQuote: .unterminatedQuote
        case .notUTF8: .invalidEncoding
        }
    }
}
