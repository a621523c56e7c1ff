package import Catalog
import Commerce

/// One run of a product import, behaviour `append` (import-csv §8, §9).
///
/// The file is gone over twice, each time in batches, so that memory holds one batch whatever the file's size: first
/// the products, then the variants of configurable ones, which may stand anywhere in the file. Where a number of
/// errors is not to be passed, a dry run of the first step goes before, and nothing is kept of a file that passes it.
/// A refused row stops nothing else.
package final class ProductImport {
    /// A batch is one transaction: so many rows, or fewer long ones.
    package static let batchRows = 100
    package static let batchBytesMax = 4 << 20
    /// Problems are counted to the end and kept up to here.
    package static let problemsKeptMax = 1_000
    static let categoriesKeptMax = 10_000

    /// Opens the file from its start.
    package typealias Opening = () throws -> CSVReader.Source

    let shop: any ProductImporting
    let reference: Reference
    let options: ImportOptions
    private let reopen: Opening
    private let report: (ImportProgress) -> Void

    var outcome = ImportOutcome()
    var ledger = ImportLedger(isDryRun: false)
    var categories: [[String]: CategoryID] = [:]
    /// Set by each step: a dry run, and the check before a strict run, keep nothing.
    var keepsNothing = false

    /// An import into a shop. `reopen` is called once for each time the file is gone over; `progress` after each batch.
    package init(
        into shop: any ProductImporting, _ reference: Reference, _ options: ImportOptions = ImportOptions(),
        reopen: @escaping Opening, progress: @escaping (ImportProgress) -> Void = { _ in }
    ) {
        (self.shop, self.reference, self.options) = (shop, reference, options)
        (self.reopen, self.report) = (reopen, progress)
    }

    /// Runs the import and says what came of it.
    package func run() async throws(ImportFailure) -> ImportOutcome {
        let vocabulary = try await asking { () async throws(StoreFailure) in try await shop.vocabulary() }
        let mapper = ProductRowMapper(reference, vocabulary, options)
        defer { outcome = ImportOutcome() }
        if options.isDryRun || options.errorsMax != nil { try await takeProducts(mapper, .checking) }
        if !options.isDryRun, !outcome.wasStopped {
            try await takeProducts(mapper, .products)
            if !outcome.wasStopped { try await takeVariations(mapper) }
        }
        outcome.sort()
        return outcome
    }

    private func takeProducts(_ mapper: ProductRowMapper, _ step: ImportProgress.Step) async throws(ImportFailure) {
        keepsNothing = step == .checking
        (outcome, ledger) = (ImportOutcome(), ImportLedger(isDryRun: keepsNothing))
        try await eachBatch(mapper, step) { (rows) async throws(ImportFailure) in
            try await takeProducts(rows, mapper)
            let isTooMuch = keepsNothing && options.errorsMax.map { outcome.problemCount > $0 } ?? false
            if isTooMuch { outcome.wasStopped = true }
            return !isTooMuch
        }
    }

    private func takeVariations(_ mapper: ProductRowMapper) async throws(ImportFailure) {
        try await eachBatch(mapper, .variations) { (rows) async throws(ImportFailure) in
            try await takeVariations(rows, mapper)
            return true
        }
    }

    /// Goes over the file and gives its readable rows in batches, until `take` says that it is enough. What cannot be
    /// read is said in the steps that look at products.
    private func eachBatch(
        _ mapper: ProductRowMapper, _ step: ImportProgress.Step,
        _ take: ([ProductRow]) async throws(ImportFailure) -> Bool
    ) async throws(ImportFailure) {
        var reader = CSVReader(separator: options.separator, limits: options.limits, source: try open())
        guard let header = try header(of: &reader) else { return }
        var batch: [ProductRow] = []
        var (rows, bytes) = (0, 0)
        while let line = try reader.next() {
            rows += 1
            let read = ProductRow.read(line, header, options)
            if let problem = read.problem, step != .variations { refuse(line.number, [problem]) }
            if step != .variations { outcome.rowsChecked += 1 }
            if let row = read.row { batch.append(row) }
            bytes += line.byteCount
            guard batch.count >= ProductImport.batchRows || bytes >= ProductImport.batchBytesMax else { continue }
            if try await !take(batch) { return }
            (batch, bytes) = ([], 0)
            report(ImportProgress(step: step, rows: rows, bytes: reader.bytesRead))
        }
        if try await take(batch) { report(ImportProgress(step: step, rows: rows, bytes: reader.bytesRead)) }
    }

    private func open() throws(ImportFailure) -> CSVReader.Source {
        do { return try reopen() } catch { throw .unreadable("\(error)") }
    }

    private func header(of reader: inout CSVReader) throws(ImportFailure) -> ProductHeader? {
        guard let line = try reader.next() else {
            outcome.add(RowProblem(row: 0, sku: "", column: "", .emptyFile))
            outcome.wasStopped = true
            return nil
        }
        let read = ProductHeader.read(line)
        for problem in read.problems { outcome.add(problem) }
        if read.header == nil { outcome.wasStopped = true }
        return read.header
    }

    /// Notes a refused row.
    func refuse(_ row: Int, _ problems: [RowProblem]) {
        for problem in problems { outcome.add(problem) }
        outcome.invalidRows += 1
        ledger.refuseRow(row)
    }

    /// Asks the shop; its failure becomes the import's.
    func asking<Answer>(
        _ ask: () async throws(StoreFailure) -> Answer
    ) async throws(ImportFailure) -> Answer {
        do { return try await ask() } catch { throw .store(error) }
    }
}
