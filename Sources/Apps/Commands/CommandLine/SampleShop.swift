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

    private static func importFiles(_ configuration: NodeConfiguration, on loop: EventLoop) async throws {
        let (log, folder) = (configuration.log, configuration.catalogFolder)
        guard Files.isFolder(folder) else {
            return log.warning("the shop is empty and there is no folder \(folder) to fill it from")
        }
        for name in try Files.names(in: folder).sorted() where name.hasSuffix(".csv") {
            let outcome = try await Imports.products(
                "\(folder)/\(name)", ImportOptions(), configuration, on: loop
            ) { log.notice($0) }
            for line in Imports.summary(outcome) { log.notice("\(name): \(line)") }
        }
    }
}
