import Basics
import Catalog

/// What can be wrong with a file's first row (import-csv §9, file-level codes).
enum HeaderCheck {
    static func problems(_ row: CSVRow, required: [String]) -> [RowProblem] {
        func problem(_ code: ProblemCode, _ facts: String...) -> RowProblem {
            RowProblem(row: 0, sku: "", column: "", code: code.rawValue, sentence: code.sentence(facts))
        }
        if let fault = row.fault { return [problem(fault.code)] }
        let names = row.cells
        var problems: [RowProblem] = []
        if names.contains(where: { $0.contains("\u{201C}") || $0.contains("\u{201D}") }) {
            problems.append(problem(.wrongQuotes))
        }
        let empty = names.indices.filter { names[$0].trimmed.isEmpty }.map { "\($0 + 1)" }
        if !empty.isEmpty { problems.append(problem(.columnEmptyHeader, empty.joined(separator: ", "))) }
        var seen: Set<String> = []
        let invalid = names.filter { !$0.trimmed.isEmpty && !(isName($0) && seen.insert($0).inserted) }
        if !invalid.isEmpty { problems.append(problem(.columnNameInvalid, invalid.joined(separator: ", "))) }
        let missing = required.filter { !names.contains($0) }
        if !missing.isEmpty { problems.append(problem(.columnNotFound, missing.joined(separator: ", "))) }
        return problems
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
