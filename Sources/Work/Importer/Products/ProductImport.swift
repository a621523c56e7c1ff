public import Catalog
import Commerce

/// One run of a product import (import-csv §8, §9).
///
/// The file is gone over twice, each time in batches, so that memory holds one batch whatever the file's size: first
/// the products, then what they say of others, which may stand anywhere in the file: variants of configurable products
/// and links. Where a number of errors is not to be passed, a dry run of the first step goes before, and nothing is
/// kept of a file that passes it. A refused row stops nothing else.
public final class ProductImport {
    /// A batch is one transaction: so many rows, or fewer long ones.
    public static let batchRows = ImportRun.batchRows
    public static let batchBytesMax = ImportRun.batchBytesMax
    /// Problems are counted to the end and kept up to here.
    public static let problemsKeptMax = 1_000
    static let categoriesKeptMax = 10_000

    /// Opens the file from its start.
    public typealias Opening = () throws -> CSVReader.Source

    let shop: any ProductImporting
    let reference: Reference
    let options: ImportOptions
    let pictures: (any PictureStoring)?
    let run: ImportRun

    var ledger = ImportLedger(isDryRun: false)
    var categories: [[String]: CategoryID] = [:]
    var mapper: ProductRowMapper
    /// Set by each step: a dry run, and the check before a strict run, keep nothing.
    var keepsNothing = false

    /// An import into a shop. `reopen` is called once for each time the file is gone over. Without `pictures`, files
    /// of pictures are taken to be in their places. `start` starts an operation on the caller's thread and returns when
    /// it first has to wait: a batch is kept beside the checking of the next one; without it, before.
    public init(
        into shop: any ProductImporting, _ reference: Reference, _ options: ImportOptions = ImportOptions(),
        pictures: (any PictureStoring)? = nil, listeners: ImportListeners = ImportListeners(),
        startingAside start: AsideWork.Starting? = nil, reopen: @escaping Opening
    ) {
        (self.shop, self.reference, self.options, self.pictures) = (shop, reference, options, pictures)
        run = ImportRun(options, listeners, startingAside: start, reopen: reopen)
        mapper = ProductRowMapper(reference, ImportVocabulary(), options)
    }

    /// Runs the import and says what came of it.
    public func run() async throws(ImportFailure) -> ImportOutcome {
        mapper.vocabulary = try await run.asking { () async throws(StoreFailure) in try await shop.vocabulary() }
        if options.isDryRun || options.errorsMax != nil { try await takeRows(.checking) }
        if !options.isDryRun, !run.outcome.wasStopped {
            try await takeRows(.rows)
            if !run.outcome.wasStopped, options.behavior != .delete { try await takeLinks() }
        }
        run.outcome.sort()
        return run.outcome
    }

    private func takeRows(_ step: ImportProgress.Step) async throws(ImportFailure) {
        keepsNothing = step == .checking
        ledger = ImportLedger(isDryRun: keepsNothing)
        run.beginAnew()
        if options.behavior == .delete {
            try await run.eachBatch(step, format, check: { $0 }) { [self] (rows) async throws(ImportFailure) in
                try await remove(rows)
                stopIfTooMany()
            }
        } else {
            try await run.eachBatch(
                step, format,
                check: { (rows) async throws(ImportFailure) in
                    let taken = try await checked(rows)
                    stopIfTooMany()
                    return taken
                },
                keep: { [self] (rows) async throws(ImportFailure) in try await keep(rows) })
        }
    }

    /// A file that is only checked need not be gone over to its end.
    private func stopIfTooMany() {
        if keepsNothing, run.hasTooManyErrors { run.outcome.wasStopped = true }
    }

    private func takeLinks() async throws(ImportFailure) {
        try await run.eachBatch(.links, linkFormat, check: { $0 }) { [self] (rows) async throws(ImportFailure) in
            try await takeVariations(rows)
            try await takeRelations(rows)
        }
    }

    private var format: RowFormat<ProductHeader, ProductRow> {
        RowFormat(header: { ProductHeader.read($0) }, row: { [options] in ProductRow.read($0, $1, options) })
    }

    /// Of the second step: rows that say nothing of others are passed over before their cells are looked at.
    private var linkFormat: RowFormat<ProductHeader, ProductRow> {
        RowFormat(
            header: { ProductHeader.read($0) },
            row: { [options] line, header in
                guard line.fault == nil, line.count == header.names.count,
                    header.linkPlaces.contains(where: { !line.isEmpty(at: $0) })
                else { return (nil, nil) }
                return ProductRow.read(line, header, options)
            })
    }

    /// Notes a refused row.
    func refuse(_ row: Int, _ problems: [RowProblem]) {
        run.refuse(problems)
        ledger.refuseRow(row)
    }
}
