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
            let settings = try await session.settings()
            guard let stores = StoreTree(try await session.storeViews()) else {
                throw MariaDBError(.other, "there is no active store view")
            }
            return Reference(
                stores: stores, categories: CategoryTree(try await session.categories()),
                attributes: try await session.attributeRegistry(),
                vat: VATTable(try await session.rates(of: settings.country)), settings: settings,
                clock: ZoneFiles.clock(settings.timeZone, log))
        }.value
    }
}

/// A statement a table.
extension ReadSession {
    fileprivate func settings() async throws -> ShopSettings {
        let rows = try await self.rows(
            "SELECT path, value FROM config_value WHERE scope = 'default' AND scope_id = 0",
            as: String.self, String?.self)
        let values = Dictionary(rows.compactMap { row in row.1.map { (row.0, $0) } }) { first, _ in first }
        return ShopSettings(
            anonymousReading: values["webapi/webapisecurity/allow_insecure"] == "1",
            currency: Currency(code: values["currency/options/base"] ?? "EUR", minorDigits: 2),
            country: values["tax/defaults/country"] ?? "FR",
            timeZone: values["general/locale/timezone"] ?? "UTC")
    }

    fileprivate func storeViews() async throws -> [StoreView] {
        try await rows(
            """
            SELECT v.id, v.code, v.name, v.website_id, g.root_category_id, v.locale, v.is_active FROM store_view v
            JOIN store_group g ON g.id = v.store_group_id WHERE v.id > 0
            ORDER BY v.id <> g.default_store_id, v.position, v.id
            """,
            as: StoreViewID.self, String.self, String.self, WebsiteID.self, CategoryID.self, String.self, Bool.self
        ).map {
            StoreView(
                id: $0.0, code: $0.1, name: $0.2, websiteID: $0.3, rootCategoryID: $0.4, locale: $0.5, isActive: $0.6)
        }
    }

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

    fileprivate func rates(of country: String) async throws -> [TaxClassID: VATRate] {
        let rows = try await self.rows(
            "SELECT tax_class_id, percent FROM vat_rate WHERE country_code = \(country)",
            as: TaxClassID.self, String.self)
        return Dictionary(rows.compactMap { row in VATRate(percent: row.1).map { (row.0, $0) } }) { first, _ in first }
    }
}
