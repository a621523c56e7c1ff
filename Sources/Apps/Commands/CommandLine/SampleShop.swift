import Basics
import EventLoop
import Importer
import Storage

/// Fills an empty shop: the sample shop's stores, attributes and categories, then every CSV file of the catalogue
/// folder.
enum SampleShop {
    static func fill(_ configuration: NodeConfiguration, on loop: EventLoop) async throws {
        let log = configuration.log
        let pool = try BlockingPool(named: "names", threadCount: 1, queueDepthMax: 8)
        let databases = Databases(
            Databases.Settings(writers: configuration.writers, readers: []), on: loop, names: pool)
        defer {
            databases.close()
            pool.close()
        }
        let shop = EmptyShop(databases.writer)
        guard try await shop.isWithoutProducts() else { return }
        if try await shop.isWithoutStoreViews() {
            let parts = try MigrationFiles.load(from: "\(configuration.migrationsFolder)/sample")
            try await shop.furnish(with: parts)
        }
        guard Files.isFolder(configuration.catalogFolder) else {
            let folder = configuration.catalogFolder
            return log.warning("the shop is empty and there is no folder \(folder) to fill it from")
        }
        for name in try Files.names(in: configuration.catalogFolder).sorted() where name.hasSuffix(".csv") {
            let file = "\(configuration.catalogFolder)/\(name)"
            let outcome = try await Imports.products(file, ImportOptions(), configuration, on: loop) { log.notice($0) }
            for line in Imports.summary(outcome) { log.notice("\(name): \(line)") }
        }
    }
}
