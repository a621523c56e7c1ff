import Basics
import Catalog
import Commerce
import Importer
import MariaDB
import Storage

/// Runs imports and exports on a test's database.
struct ShopFiles {
    let databases: Databases

    /// A shop with an English store view beside the default one.
    static func furnished(_ databases: Databases) async throws -> ShopFiles {
        try await databases.writer.run(
            """
            INSERT INTO store_view (id, code, name, website_id, store_group_id, is_active, position)
            VALUES (2, 'en', 'English', 1, 1, 1, 1)
            """)
        return ShopFiles(databases: databases)
    }

    func reference() async throws -> Reference {
        try await ReferenceLoader(databases, feed: FeedPosition(), log: .silent).load()
    }

    func products(_ text: String, _ options: ImportOptions = ImportOptions()) async throws -> ImportOutcome {
        let reference = try await reference()
        let shop = ProductImportRepository(databases, context: { ShopFiles.context(reference) })
        return try await ProductImport(into: shop, reference, options, reopen: { ShopFiles.source(text) }).run()
    }

    func attributes(_ text: String) async throws -> ImportOutcome {
        let stores = try await reference().stores
        return try await SheetImport.attributes(
            AttributeRepository(databases), stores, ImportOptions(), ImportListeners(),
            reopen: { ShopFiles.source(text) }
        ).run()
    }

    func categories(_ text: String, _ options: ImportOptions = ImportOptions()) async throws -> ImportOutcome {
        let stores = try await reference().stores
        return try await SheetImport.categories(
            CategoryRepository(databases), stores, options, ImportListeners(), reopen: { ShopFiles.source(text) }
        ).run()
    }

    func stock(_ text: String, _ options: ImportOptions = ImportOptions()) async throws -> ImportOutcome {
        let reference = try await reference()
        let shop = SheetImportRepository(databases, context: { ShopFiles.context(reference) })
        return try await SheetImport.stock(
            shop, options, ImportListeners(), reopen: { ShopFiles.source(text) }
        ).run()
    }

    func prices(_ text: String, _ options: ImportOptions = ImportOptions()) async throws -> ImportOutcome {
        let reference = try await reference()
        let shop = SheetImportRepository(databases, context: { ShopFiles.context(reference) })
        return try await SheetImport.tierPrices(
            shop, .eur, options, ImportListeners(), reopen: { ShopFiles.source(text) }
        ).run()
    }

    /// What `body` writes, as text.
    func exported(
        _ body: (CatalogueExportRepository, Reference, @escaping ([UInt8]) throws -> Void) async throws -> Int
    ) async throws -> String {
        let reference = try await reference()
        let shop = CatalogueExportRepository(databases, currency: .eur, log: .silent)
        let sink = Sink()
        _ = try await body(shop, reference) { sink.bytes += $0 }
        return String(decoding: sink.bytes, as: UTF8.self)
    }

    func exportedProducts() async throws -> String {
        try await exported { try await ProductExport(of: $0, $1, to: $2).run() }
    }

    private final class Sink {
        var bytes: [UInt8] = []
    }

    private static func context(_ reference: Reference) -> WritingContext {
        WritingContext(reference, now: Instant(seconds: 1_800_000_000))
    }

    private static func source(_ text: String) -> CSVReader.Source {
        let bytes = Array(text.utf8)
        var position = 0
        return {
            let end = min(position + 4_093, bytes.count)
            defer { position = end }
            return Array(bytes[position..<end])
        }
    }
}
