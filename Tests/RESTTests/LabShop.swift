import Basics
import Catalog
import Commerce

/// The stores and the configuration behind Magento's recorded answers: a French shop with an English view and a closed
/// one.
enum LabShop {
    static var reference: Reference {
        func view(_ id: Int64, _ code: String, _ name: String, _ locale: String, _ position: Int64) -> StoreView {
            StoreView(
                id: StoreViewID(id), code: code, name: name, websiteID: WebsiteID(1), rootCategoryID: CategoryID(2),
                locale: locale, isActive: code != "closed", position: position)
        }
        let views = [
            view(1, "default", "Boutique FR", "fr_FR", 10), view(2, "en", "Shop EN", "en_US", 20),
            view(3, "closed", "Shop Closed", "fr_FR", 30),
        ]
        let websites = [
            Website(id: WebsiteID(0), code: "admin", name: "Admin", defaultGroupID: StoreGroupID(0)),
            Website(id: WebsiteID(1), code: "base", name: "Lab Website", defaultGroupID: StoreGroupID(1)),
        ]
        let groups = [
            StoreGroup(
                id: StoreGroupID(0), websiteID: WebsiteID(0), code: "default", name: "Default",
                rootCategoryID: CategoryID(0), defaultStoreID: .all),
            StoreGroup(
                id: StoreGroupID(1), websiteID: WebsiteID(1), code: "main_website_store", name: "Lab Store Group",
                rootCategoryID: CategoryID(2), defaultStoreID: StoreViewID(1)),
        ]
        guard let stores = StoreTree(views, websites: websites, groups: groups) else {
            preconditionFailure("the lab's shop has store views")
        }
        return Reference(
            stores: stores, categories: CategoryTree([]), attributes: AttributeRegistry([]), vat: VATTable([:]),
            settings: ShopSettings(configuration), clock: StoreClock(), configuration: configuration)
    }

    static let configuration = ShopConfiguration(
        said.map { ShopConfiguration.Entry(path: $0.path, scope: $0.scope, value: $0.value) },
        websites: [StoreViewID(1): WebsiteID(1), StoreViewID(2): WebsiteID(1), StoreViewID(3): WebsiteID(1)])

    private static let said: [(path: String, scope: ConfigurationScope, value: String)] = [
        ("general/locale/code", .shop, "fr_FR"), ("general/locale/code", .storeView(StoreViewID(2)), "en_US"),
        ("general/locale/timezone", .shop, "Europe/Paris"), ("currency/options/base", .shop, "EUR"),
        ("currency/options/default", .shop, "EUR"), ("currency/options/allow", .shop, "EUR"),
        ("general/country/allow", .storeView(StoreViewID(3)), "FR,LU"),
    ]
}
