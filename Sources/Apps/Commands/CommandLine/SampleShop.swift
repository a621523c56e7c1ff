import Basics
import EventLoop
import Importer
import Storage

/// Fills an empty shop: the sample shop's stores, attributes and categories, then every CSV file of the catalogue
/// folder.
enum SampleShop {
    /// Fills the shop, if it has not one product.
    static func fill(_ configuration: NodeConfiguration, on loop: EventLoop) async throws {
        let isEmpty = try await CommandDatabases.use(configuration, on: loop) { databases in
            let shop = EmptyShop(databases.writer)
            guard try await shop.isWithoutProducts() else { return false }
            if try await shop.isWithoutStoreViews() {
                try await shop.furnish(with: MigrationFiles.load(from: "\(configuration.migrationsFolder)/sample"))
            }
            return true
        }
        if isEmpty { try await importFiles(configuration, on: loop) }
    }

    /// The files that have the names of imports come in the order of these, others before them, as products. Pictures
    /// are taken from the folder `images` beside them.
    private static func importFiles(_ configuration: NodeConfiguration, on loop: EventLoop) async throws {
        let (log, folder) = (configuration.log, configuration.catalogFolder)
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
            for line in Imports.summary(outcome, file: name) { log.notice(line) }
        }
    }
}
