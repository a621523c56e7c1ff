import Basics
import Catalog
import EventLoop
import Importer
import Storage

/// `vitrine export KIND`: writes what `vitrine import KIND` takes, on standard output or into a file.
struct ExportCommand: Command {
    private let configuration: NodeConfiguration
    private let kind: ImportKind
    private let file: String?

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        let context = try CommandContext(words, environment, ExportCommand.description)
        guard context.arguments.words.count == 1, let kind = ImportKind(rawValue: context.arguments.words[0]) else {
            throw UsageError(ImportKind.expected(context.arguments.words.first, and: "no other word"))
        }
        (self.kind, file) = (kind, context.arguments["out"])
        configuration = try NodeConfiguration(context.values)
    }

    /// A file takes its name when it is whole.
    func run() throws -> ExitStatus {
        let place = file.map { "\($0).\(ProcessID.current).part" }
        do {
            let writer = try place.map { try FileWriter($0) } ?? FileWriter(standardOutputNamed: "standard output")
            let rows = try EventLoop.runToEnd { loop in
                try await export(on: loop) { try writer.write($0) }
            }
            if let place, let file {
                try writer.syncAndClose()
                try Files.move(place, to: file)
            } else {
                try writer.close()
            }
            writeLine("\(kind.rawValue): \(rows) rows", to: 2)
            return .ok
        } catch {
            if let place { try? Files.remove(place) }
            if let error = error as? FileError { throw CommandFailure(status: .ioError, message: "\(error)") }
            throw error
        }
    }

    private func export(on loop: EventLoop, to write: @escaping ([UInt8]) throws -> Void) async throws -> Int {
        try await CommandDatabases.use(configuration, readers: configuration.readers, on: loop) { databases in
            let log = configuration.log
            let reference = try await ReferenceLoader(databases, feed: FeedPosition(), log: log).load()
            let shop = CatalogueExportRepository(databases, currency: reference.settings.currency, log: log)
            let sheets = SheetExport(of: shop, reference, to: write)
            switch kind {
            case .products: return try await ProductExport(of: shop, reference, to: write).run()
            case .stock: return try await sheets.stock()
            case .prices: return try await sheets.tierPrices()
            case .priceHistory: return try await sheets.priceHistory()
            case .categories: return try sheets.categories()
            case .attributes: return try sheets.attributes()
            }
        }
    }
}
