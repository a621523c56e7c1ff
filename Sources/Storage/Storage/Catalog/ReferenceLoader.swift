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
                attributes: AttributeRegistry(try await session.attributes()),
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
}
