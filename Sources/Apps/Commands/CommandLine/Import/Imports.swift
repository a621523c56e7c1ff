import Basics
import Catalog
import EventLoop
import Importer
import Storage

/// Running imports, for the commands that need them.
enum Imports {
    /// One file and what to do with it.
    struct Job {
        var kind: ImportKind
        var file: String
        var options = ImportOptions()
        /// The folder that the file's pictures come from; without it they are in their places.
        var images: String?
    }

    /// What is read of a file at once.
    private static let chunkBytes = 65_536

    static func run(
        _ job: Job, _ configuration: NodeConfiguration, _ listeners: ImportListeners, on loop: EventLoop
    ) async throws -> ImportOutcome {
        let outcome = try await CommandDatabases.use(configuration, on: loop) { databases in
            let reference = try await ReferenceLoader(databases, feed: FeedPosition(), log: configuration.log).load()
            return try await run(job, configuration, listeners, databases, reference, loop)
        }
        if !outcome.unknownColumns.isEmpty {
            let names = outcome.unknownColumns.joined(separator: ", ")
            configuration.log.warning("\(job.file): these columns are not known and were ignored: \(names)")
        }
        return outcome
    }

    private static func run(
        _ job: Job, _ configuration: NodeConfiguration, _ listeners: ImportListeners, _ databases: Databases,
        _ reference: Reference, _ loop: EventLoop
    ) async throws -> ImportOutcome {
        let (options, currency) = (job.options, reference.settings.currency)
        let context = { WritingContext(reference, now: .now()) }
        let sheets = SheetImportRepository(databases, context: context)
        func reopen() throws -> CSVReader.Source {
            let reader = try FileReader(job.file)
            return { try reader.next(chunkBytes) }
        }
        switch job.kind {
        case .products:
            let media = MediaStore(configuration.mediaFolder)
            let keeper = PictureKeeper(
                keep: { try media.keep($0, named: $1) },
                isThere: { Files.exists("\(media.folder)/catalog/product\($0)") })
            let pictures = job.images.map { PictureFolder(from: $0, to: keeper) }
            return try await ProductImport(
                into: ProductImportRepository(databases, context: context), reference, options, pictures: pictures,
                listeners: listeners, startingAside: { loop.start($0) }, reopen: reopen
            ).run()
        case .stock:
            return try await SheetImport.stock(sheets, options, listeners, reopen: reopen).run()
        case .prices:
            return try await SheetImport.tierPrices(sheets, currency, options, listeners, reopen: reopen).run()
        case .priceHistory:
            return try await SheetImport.priceHistory(sheets, currency, options, listeners, reopen: reopen).run()
        case .categories:
            let shop = CategoryRepository(databases)
            return try await SheetImport.categories(shop, reference.stores, options, listeners, reopen: reopen).run()
        case .attributes:
            let shop = AttributeRepository(databases)
            return try await SheetImport.attributes(shop, reference.stores, options, listeners, reopen: reopen).run()
        }
    }
}
