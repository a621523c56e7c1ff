public import Catalog

/// How a file is to be read and what to do about bad rows (import-csv's options; Magento's `_import_…` fields).
public struct ImportOptions: Sendable {
    /// Between cells.
    public var separator = UInt8(ascii: ",")
    /// Between several values in a cell.
    public var valueSeparator: Character = ","
    /// The text by which a cell clears a value.
    public var emptyValue = "__EMPTY__VALUE__"
    /// Whether values in `additional_attributes` are in double quotes (Magento's `fields_enclosure`).
    public var hasQuotedValues = false
    /// Nothing is kept of a file with more errors than `allowedErrors`, or with any where that is nil.
    public var isStrict = false
    /// Nothing is kept of a file with more errors than this; nil for no limit.
    public var allowedErrors: Int?
    public var behavior = ImportBehavior.append
    /// Whether the file is only checked.
    public var isDryRun = false
    public var limits = CSVLimits()

    /// The usual options.
    public init() {}

    /// So many errors are borne; nil for any number.
    var errorsMax: Int? { allowedErrors ?? (isStrict ? 0 : nil) }
}

/// What an import does with what the shop has already (Magento's `behavior`).
public enum ImportBehavior: String, Sendable, CaseIterable {
    /// Makes what is not there, changes what is; removes nothing.
    case append
    /// Removes what the file names and makes it anew; it must be there.
    case replace
    /// Removes what the file names.
    case delete
}

/// How far an import is.
public struct ImportProgress: Sendable, Equatable {
    /// The file is gone over more than once.
    public enum Step: Sendable {
        /// Rows are looked at, and nothing is kept.
        case checking
        /// Rows are taken.
        case rows
        /// What rows say of other products, which may come later in the file, is taken.
        case links
    }

    /// What the file is gone over for.
    public let step: Step
    /// Data rows read in this step.
    public let rows: Int
    /// Bytes read in this step.
    public let bytes: Int64
}

/// What came of an import.
public struct ImportOutcome: Sendable, Equatable {
    /// Data rows looked at.
    public var rowsChecked = 0
    /// Default-scope rows among them that were taken.
    public var entities = 0
    /// Rows that were refused.
    public var invalidRows = 0
    public var created = 0
    public var updated = 0
    public var deleted = 0
    /// What was refused and why, the first `ProductImport.problemsKeptMax` of it.
    public var problems: [RowProblem] = []
    /// All problems, kept or not.
    public var problemCount = 0
    /// What was left out of rows that were taken; as many at most.
    public var warnings: [RowProblem] = []
    public var warningCount = 0
    /// Columns that nobody looked at, of files whose columns are all known.
    public var unknownColumns: [String] = []
    /// Whether the import ended early: the header is bad, or there are more errors than allowed.
    public var wasStopped = false

    /// Nothing yet.
    public init() {}

    /// Keeps a problem that has been counted.
    mutating func keep(_ problem: RowProblem) {
        if problems.count < ProductImport.problemsKeptMax { problems.append(problem) }
    }

    mutating func add(_ counts: ImportCounts) {
        created += counts.created
        updated += counts.updated
        deleted += counts.deleted
    }

    /// Puts what is kept in order of rows: the file is gone over more than once.
    mutating func sort() {
        problems = ImportOutcome.sorted(problems)
        warnings = ImportOutcome.sorted(warnings)
    }

    private static func sorted(_ list: [RowProblem]) -> [RowProblem] {
        list.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
    }

    mutating func warn(_ warning: RowProblem) {
        warningCount += 1
        if warnings.count < ProductImport.problemsKeptMax { warnings.append(warning) }
    }
}
