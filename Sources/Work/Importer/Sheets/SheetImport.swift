import Catalog
import Commerce

/// What an import of one file format does with its rows.
protocol Sheet: AnyObject {
    var columns: SheetColumns { get }

    /// The file is gone over from its start.
    func begin() async throws(StoreFailure)

    /// Takes a batch: says what is wrong to the run, and keeps the rest if it is to be kept.
    func take(_ rows: [SheetRow], _ run: ImportRun, keeping: Bool) async throws(ImportFailure)
}

/// One run over a file of stock, prices, price history, categories or attributes.
///
/// The file is gone over once, in batches; where a number of errors is not to be passed, once more before, to look at
/// it only.
public final class SheetImport {
    private let sheet: any Sheet
    private let options: ImportOptions
    private let run: ImportRun

    init(
        _ sheet: any Sheet, _ options: ImportOptions, _ listeners: ImportListeners,
        reopen: @escaping ProductImport.Opening
    ) {
        (self.sheet, self.options) = (sheet, options)
        run = ImportRun(options, listeners, reopen: reopen)
    }

    /// Runs the import and says what came of it.
    public func run() async throws(ImportFailure) -> ImportOutcome {
        if options.isDryRun || options.errorsMax != nil { try await go(.checking) }
        if !options.isDryRun, !run.outcome.wasStopped { try await go(.rows) }
        run.outcome.sort()
        return run.outcome
    }

    private func go(_ step: ImportProgress.Step) async throws(ImportFailure) {
        run.beginAnew()
        try await run.asking { () async throws(StoreFailure) in try await sheet.begin() }
        let (columns, options, run) = (sheet.columns, options, run)
        let format = RowFormat<SheetHeader, SheetRow>(
            header: { row in
                let read = SheetHeader.read(row, columns)
                run.outcome.unknownColumns = read.header?.others(columns) ?? []
                return read
            }, row: { SheetRow.read($0, $1, options) })
        try await run.eachBatch(step, format, check: { $0 }) { [sheet] (rows) async throws(ImportFailure) in
            try await sheet.take(rows, run, keeping: step == .rows)
            if step == .checking, run.hasTooManyErrors { run.outcome.wasStopped = true }
        }
    }
}

/// Rows with the SKUs that they name, of products that are there.
struct NamedRows {
    private(set) var rows: [(row: SheetRow, sku: SKU)] = []

    /// Refuses the rows without a SKU, and those whose SKU names nothing.
    init(
        _ rows: [SheetRow], _ shop: any SKUKnowing, _ run: ImportRun, unknown: ProblemCode
    ) async throws(ImportFailure) {
        var named: [(row: SheetRow, sku: SKU)] = []
        for row in rows {
            let (sku, problem) = row.sku()
            if let sku { named.append((row, sku)) }
            if let problem { run.refuse([problem]) }
        }
        guard !named.isEmpty else { return }
        let skus = Array(Set(named.map(\.sku)))
        let known = try await run.asking { () async throws(StoreFailure) in try await shop.known(skus) }
        for (row, sku) in named {
            if known[sku] == nil {
                run.refuse([row.problem("sku", unknown, sku.text)])
            } else {
                self.rows.append((row, sku))
            }
        }
    }
}

/// The SKUs whose lines a `replace` has removed already: the file's own lines stay.
struct ReplacedSKUs {
    private var seen: Set<SKU> = []

    /// Those of these that are met for the first time.
    mutating func first(_ skus: some Sequence<SKU>) -> [SKU] { skus.filter { seen.insert($0).inserted } }
}
