import Commerce
import MariaDB

/// Websites, store groups, store views and what was configured for them: a statement a table.
extension RowSource {
    /// What was configured, as it is kept.
    func configured() async throws -> [ShopConfiguration.Entry] {
        try await rows(
            "SELECT path, scope, scope_id, value FROM config_value WHERE value IS NOT NULL",
            as: String.self, String.self, Int64.self, String.self
        ).compactMap { path, scope, id, value in
            ConfigurationScope(scope: scope, id: id).map {
                ShopConfiguration.Entry(path: path, scope: $0, value: value)
            }
        }
    }

    /// The website of each store view.
    func websiteOfEachView() async throws -> [StoreViewID: WebsiteID] {
        let views = try await rows(
            "SELECT id, website_id FROM store_view WHERE id > 0", as: StoreViewID.self, WebsiteID.self)
        return Dictionary(views.map { ($0.0, $0.1) }) { first, _ in first }
    }

    /// All store views in menu order, the default one first, with the locales that were configured.
    func storeTree(_ configuration: ShopConfiguration) async throws -> StoreTree {
        let websites = try await rows(
            "SELECT id, code, name, default_group_id FROM website",
            as: WebsiteID.self, String.self, String.self, StoreGroupID.self
        ).map { Website(id: $0.0, code: $0.1, name: $0.2, defaultGroupID: $0.3) }
        let groups = try await rows(
            "SELECT id, website_id, code, name, root_category_id, default_store_id FROM store_group",
            as: StoreGroupID.self, WebsiteID.self, String.self, String.self, CategoryID.self, StoreViewID.self
        ).map {
            StoreGroup(id: $0.0, websiteID: $0.1, code: $0.2, name: $0.3, rootCategoryID: $0.4, defaultStoreID: $0.5)
        }
        let views = try await rows(
            """
            SELECT v.id, v.code, v.name, v.website_id, v.store_group_id, g.root_category_id, v.is_active, v.position
            FROM store_view v JOIN store_group g ON g.id = v.store_group_id WHERE v.id > 0
            ORDER BY v.id <> g.default_store_id, v.position, v.id
            """,
            as: StoreViewID.self, String.self, String.self, WebsiteID.self, StoreGroupID.self, CategoryID.self,
            Bool.self, Int64.self
        ).map {
            StoreView(
                id: $0.0, code: $0.1, name: $0.2, websiteID: $0.3, groupID: $0.4, rootCategoryID: $0.5,
                locale: configuration.locale(in: $0.0), isActive: $0.6, position: $0.7)
        }
        guard let tree = StoreTree(views, websites: websites, groups: groups) else {
            throw MariaDBError(.other, "there is no active store view")
        }
        return tree
    }

    /// The shop's configuration, frozen.
    func configuration() async throws -> ShopConfiguration {
        ShopConfiguration(try await configured(), websites: try await websiteOfEachView())
    }
}
