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
                attributes: AttributeRegistry(try await session.attributes()),
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

    fileprivate func attributes() async throws -> [Attribute] {
        var labels: [AttributeID: [StoreViewID: String]] = [:]
        let labelRows = try await rows(
            "SELECT attribute_id, store_id, label FROM attribute_label",
            as: AttributeID.self, StoreViewID.self, String.self)
        for (attribute, store, label) in labelRows { labels[attribute, default: [:]][store] = label }
        let options = try await options()
        return try await rows(
            """
            SELECT id, code, input, scope, is_required, is_filterable, is_visible_on_front, is_user_defined, position
            FROM attribute
            """,
            as: AttributeID.self, String.self, AttributeInput.self, AttributeScope.self, Bool.self, Bool.self,
            Bool.self, Bool.self, Int64.self
        ).map {
            Attribute(
                id: $0.0, code: $0.1, input: $0.2, scope: $0.3, isRequired: $0.4, isFilterable: $0.5,
                isVisibleOnFront: $0.6, isUserDefined: $0.7, position: $0.8, labels: labels[$0.0] ?? [:],
                options: options[$0.0] ?? [])
        }
    }

    private func options() async throws -> [AttributeID: [AttributeOption]] {
        var labels: [OptionID: [StoreViewID: String]] = [:]
        let labelRows = try await rows(
            "SELECT option_id, store_id, label FROM attribute_option_label",
            as: OptionID.self, StoreViewID.self, String.self)
        for (option, store, label) in labelRows { labels[option, default: [:]][store] = label }
        var options: [AttributeID: [AttributeOption]] = [:]
        let optionRows = try await rows(
            "SELECT id, attribute_id, position, swatch FROM attribute_option",
            as: OptionID.self, AttributeID.self, Int64.self, String?.self)
        for (id, attribute, position, swatch) in optionRows {
            let option = AttributeOption(id: id, position: position, labels: labels[id] ?? [:], swatch: swatch)
            options[attribute, default: []].append(option)
        }
        return options
    }

    fileprivate func rates(of country: String) async throws -> [TaxClassID: VATRate] {
        let rows = try await self.rows(
            "SELECT tax_class_id, percent FROM vat_rate WHERE country_code = \(country)",
            as: TaxClassID.self, String.self)
        return Dictionary(rows.compactMap { row in VATRate(percent: row.1).map { (row.0, $0) } }) { first, _ in first }
    }
}
