package import Basics
package import Catalog
import Commerce
import MariaDB

/// Reads all reference data as one frozen value.
package struct ReferenceLoader {
    private let reads: CatalogueReads
    private let log: Log

    /// A loader that reads as the fills do.
    package init(_ databases: Databases, feed: FeedPosition, log: Log) {
        reads = CatalogueReads(reader: databases.reader, writer: databases.writer, feed: feed)
        self.log = log
    }

    /// The reference data of now.
    package func load() async throws -> Reference {
        try await reads.read { [log] session in
            let configuration = try await session.configuration()
            for problem in configuration.problems { log.warning(problem) }
            let (settings, taxes) = (ShopSettings(configuration), try await session.taxTable())
            return Reference(
                stores: try await session.storeTree(configuration),
                categories: CategoryTree(try await session.categories()),
                attributes: try await session.attributeRegistry(),
                vat: taxes.rates(at: configuration.tax().defaultPlace), settings: settings,
                clock: ZoneFiles.clock(settings.timeZone, log), configuration: configuration, taxes: taxes)
        }.value
    }
}

/// A statement a table.
extension ReadSession {
    fileprivate func categories() async throws -> [Category] {
        var texts: [CategoryID: [StoreViewID: Category.Texts]] = [:]
        let said = try await rows(
            "SELECT category_id, store_id, name, url_key, description, meta_title FROM category_scope",
            as: CategoryID.self, StoreViewID.self, String?.self, String?.self, String?.self, String?.self)
        for (id, store, name, urlKey, description, metaTitle) in said {
            texts[id, default: [:]][store] = Category.Texts(
                name: name, urlKey: urlKey, description: description, metaTitle: metaTitle)
        }
        return try await rows(
            "SELECT id, parent_id, position, is_active, is_in_menu, is_anchor FROM category",
            as: CategoryID.self, CategoryID?.self, Int64.self, Bool.self, Bool.self, Bool.self
        ).map {
            Category(
                id: $0.0, parentID: $0.1, position: $0.2, isActive: $0.3, isInMenu: $0.4, isAnchor: $0.5,
                texts: texts[$0.0] ?? [:])
        }
    }
}
