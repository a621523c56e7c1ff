import Basics
import EventLoop
import Importer
import SampleCatalogue
import Storage

/// Fills an empty shop: the demo shop's stores, then every CSV file of the catalogue folder. Where no folder is named
/// the sample catalogue is generated first.
enum SampleShop {
    /// Fills the shop, if it has not one product.
    static func fill(
        _ configuration: NodeConfiguration, generatingInto folder: String, on loop: EventLoop
    ) async throws {
        let isEmpty = try await CommandDatabases.use(configuration, on: loop) { databases in
            let shop = EmptyShop(databases.writer)
            guard try await shop.isWithoutProducts() else { return false }
            if try await shop.isWithoutStoreViews() {
                try await shop.furnish(with: MigrationFiles.load(from: "\(configuration.migrationsFolder)/sample"))
            }
            return true
        }
        guard isEmpty else { return }
        guard configuration.catalogFolder.isEmpty else {
            return try await importFiles(of: configuration.catalogFolder, configuration, on: loop)
        }
        try generate(into: folder, configuration.log)
        try await importFiles(of: folder, configuration, on: loop)
    }

    /// A catalogue that was made before, and maybe changed since, is taken as it is.
    private static func generate(into folder: String, _ log: Log) throws {
        guard !Files.exists("\(folder)/products.csv") else { return }
        log.notice("making the sample catalogue in \(folder)")
        do {
            _ = try CatalogueFolder(folder).write(Catalogue(CatalogueOptions()))
        } catch CatalogueFolder.Failure.notOurs(let path) {
            throw CommandFailure(
                status: .cannotCreate, message: "\(path) is not empty: remove it, or name a folder by --catalog-folder")
        } catch CatalogueFolder.Failure.file(let error) {
            throw CommandFailure(status: .ioError, message: "\(error)")
        }
    }

    /// The files that have the names of imports come in the order of these, others before them, as products. Pictures
    /// are taken from the folder `images` beside them.
    private static func importFiles(
        of folder: String, _ configuration: NodeConfiguration, on loop: EventLoop
    ) async throws {
        let log = configuration.log
        guard Files.isFolder(folder) else {
            return log.warning("the shop is empty and there is no folder \(folder) to fill it from")
        }
        let names = try Files.names(in: folder).filter { $0.hasSuffix(".csv") }
        let known = ImportKind.allCases.filter { names.contains($0.fileName) }
        let others = names.filter { name in !known.contains { $0.fileName == name } }
        let jobs = others.map { (ImportKind.products, $0) } + known.map { ($0, $0.fileName) }
        let images = Files.isFolder("\(folder)/images") ? "\(folder)/images" : nil
        for (kind, name) in jobs {
            let job = Imports.Job(kind: kind, file: "\(folder)/\(name)", images: images)
            let progress = ProgressLine(job.file)
            var listeners = ImportListeners()
            listeners.progress = { progress.show($0) }
            defer { progress.end() }
            let outcome = try await Imports.run(job, configuration, listeners, on: loop)
            progress.end()
            for line in ImportSummary(outcome, of: kind, from: name).lines { log.notice(line) }
        }
    }
}
