public import Catalog
import Commerce

/// Who is told what happens during an import.
public struct ImportListeners {
    /// The file is gone over anew for its rows: what was said of it before is void.
    public var beginsAnew: () -> Void = {}
    /// A row was refused, or part of it.
    public var problem: (RowProblem) -> Void = { _ in }
    /// A batch was taken.
    public var progress: (ImportProgress) -> Void = { _ in }

    /// Nobody.
    public init() {}
}

/// How an import's file becomes rows.
struct RowFormat<Header, Row> {
    /// The header in the first row, or what is wrong with it.
    let header: (CSVRow) -> (header: Header?, problems: [RowProblem])
    /// A row under its header, or why it cannot be read at all.
    let row: (CSVRow, Header) -> (row: Row?, problem: RowProblem?)
}

/// The account of one import: its file in batches, what came of them, and who is told.
final class ImportRun {
    /// A batch is one transaction: so many rows, or fewer long ones.
    static let batchRows = 200
    static let batchBytesMax = 4 << 20

    let options: ImportOptions
    private let reopen: ProductImport.Opening
    private let listeners: ImportListeners

    var outcome = ImportOutcome()
    private let aside: AsideWork
    /// The batch that is being kept; its account is open until it is.
    private var underWay: ImportProgress?
    /// What was said of the rows of the batches under way, which are looked at several times.
    private var said: [RowProblem] = []
    /// The file's line of each row of these batches.
    private var lines: [Int: Int] = [:]

    init(
        _ options: ImportOptions, _ listeners: ImportListeners, startingAside start: AsideWork.Starting? = nil,
        reopen: @escaping ProductImport.Opening
    ) {
        (self.options, self.listeners, self.reopen) = (options, listeners, reopen)
        aside = AsideWork(start)
    }

    /// Begins a step that looks at every row.
    func beginAnew() {
        outcome = ImportOutcome()
        listeners.beginsAnew()
    }

    /// Whether there are more errors than the options bear.
    var hasTooManyErrors: Bool { options.errorsMax.map { outcome.problemCount > $0 } ?? false }

    func add(_ problem: RowProblem) {
        outcome.problemCount += 1
        said.append(problem)
    }

    func warn(_ warning: RowProblem) {
        var warning = warning
        warning.line = lines[warning.row] ?? 0
        outcome.warn(warning)
    }

    /// Notes a refused row.
    func refuse(_ problems: [RowProblem]) {
        for problem in problems { add(problem) }
        outcome.invalidRows += 1
    }

    /// Goes over the file in batches of readable rows until the outcome says that it was stopped. Each batch is checked
    /// while the one before is being kept. What cannot be read is said, and counted, in the steps that look at every
    /// row.
    func eachBatch<Header, Row, Checked>(
        _ step: ImportProgress.Step, _ format: RowFormat<Header, Row>,
        check: ([Row]) async throws(ImportFailure) -> Checked,
        keep: @escaping (Checked) async throws(ImportFailure) -> Void
    ) async throws(ImportFailure) {
        var reader = CSVReader(separator: options.separator, limits: options.limits, source: try open())
        guard let header = try header(of: &reader, format) else { return }
        let looksAtAll = step != .links
        var batch: [Row] = []
        var (rows, bytes) = (0, 0)
        do {
            while !outcome.wasStopped, let line = try reader.next() {
                rows += 1
                lines[line.number] = line.line
                let read = format.row(line, header)
                if looksAtAll { outcome.rowsChecked += 1 }
                if let problem = read.problem, looksAtAll { refuse([problem]) }
                if let row = read.row { batch.append(row) }
                bytes += line.byteCount
                await giveWay()
                guard batch.count >= ImportRun.batchRows || bytes >= ImportRun.batchBytesMax else { continue }
                try await take(batch, ImportProgress(step: step, rows: rows, bytes: reader.bytesRead), check, keep)
                (batch, bytes) = ([], 0)
            }
            guard !outcome.wasStopped else { return try await endBatch() }
            try await take(batch, ImportProgress(step: step, rows: rows, bytes: reader.bytesRead), check, keep)
        } catch {
            // The batch under way ends before the import does, and its own failure came first.
            try await endBatch()
            throw error
        }
        try await endBatch()
    }

    /// Lets the batch that is being kept go on. To be called for every row: what a row takes is about what the
    /// database takes for a statement.
    func giveWay() async {
        if aside.isUnderWay { await Task.yield() }
    }

    /// Asks the shop; its failure becomes the import's.
    func asking<Answer>(_ ask: () async throws(StoreFailure) -> Answer) async throws(ImportFailure) -> Answer {
        do { return try await ask() } catch { throw .store(error) }
    }

    private func open() throws(ImportFailure) -> CSVReader.Source {
        do { return try reopen() } catch { throw .unreadable("\(error)") }
    }

    private func header<Header, Row>(
        of reader: inout CSVReader, _ format: RowFormat<Header, Row>
    ) throws(ImportFailure) -> Header? {
        guard let line = try reader.next() else {
            stop([RowProblem(row: 0, sku: "", column: "", .emptyFile)])
            return nil
        }
        let read = format.header(line)
        if read.header == nil { stop(read.problems) }
        return read.header
    }

    private func stop(_ problems: [RowProblem]) {
        for problem in problems { add(problem) }
        outcome.wasStopped = true
        tell(upTo: 0)
    }

    /// Checks a batch and begins to keep it once the one before is kept.
    private func take<Row, Checked>(
        _ batch: [Row], _ progress: ImportProgress, _ check: ([Row]) async throws(ImportFailure) -> Checked,
        _ keep: @escaping (Checked) async throws(ImportFailure) -> Void
    ) async throws(ImportFailure) {
        let checked = try await check(batch)
        try await endBatch()
        underWay = progress
        await aside.begin { () async throws(ImportFailure) in try await keep(checked) }
    }

    /// Waits until the batch under way is kept and closes its account.
    private func endBatch() async throws(ImportFailure) {
        guard let progress = underWay else { return }
        underWay = nil
        let failure = await aside.end()
        tell(upTo: progress.rows)
        if let failure { throw failure }
        listeners.progress(progress)
    }

    /// Says the problems of the rows up to this one, in their order, and forgets these rows.
    private func tell(upTo row: Int) {
        let due = said.enumerated().filter { $0.element.row <= row }
        for (_, problem) in due.sorted(by: { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }) {
            var problem = problem
            problem.line = problem.row == 0 ? 1 : lines[problem.row] ?? 0
            outcome.keep(problem)
            listeners.problem(problem)
        }
        said.removeAll { $0.row <= row }
        lines = lines.filter { $0.key > row }
    }
}
