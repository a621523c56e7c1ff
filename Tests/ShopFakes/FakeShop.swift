public import Basics
public import Catalog
import Commerce
public import WebSupport

/// The services of one loop over fakes that hold the fixture's shop.
public final class FakeShop {
    public let products = FakeProducts()
    public let pages = FakePages()
    public let catalog: FakeCatalog
    public let carts = FakeCarts()
    public let sessions = FakeSessions()
    public let taxes = FakeTaxes()
    public let admins = FakeAdmins()
    public let attributes: FakeAttributes

    /// How many products a category has as the reader and the writer know it: more than a guest gets at once, and one
    /// more.
    public static let (onReader, onWriter) = (301, 302)
    public let services: ShopServices

    public let clock: FakeClock

    /// The moment at which all happens, unless a test moves the clock.
    public static let now = Instant(seconds: 1_795_498_553)

    /// A shop with these reference data and the fixture's products.
    public init(_ reference: Reference = Fixture.reference()) {
        let all = Fixture.products()
        let clock = FakeClock()
        self.clock = clock
        let administration = FakeAdministration(reference.categories)
        attributes = FakeAttributes(reference.attributes)
        products.byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
        var listings: [StoreViewID: ListingIndex] = [:]
        for store in reference.stores.shown {
            listings[store.id] = ListingIndex(
                rows: all.compactMap { ListingRow($0, in: store, at: FakeShop.now, reference) },
                categories: reference.categories, facets: [colour, size, material], axes: [colour, size])
        }
        catalog = FakeCatalog(reference, listings)
        carts.stock = products.byID.mapValues(\.stock)
        pages.targets = FakeShop.targets(all, reference)
        services = ShopServices(
            products: products, pages: pages, catalog: catalog, carts: carts, sessions: sessions, admins: admins,
            productSearch: administration, categoryProducts: FakeCategoryProducts(count: FakeShop.onReader),
            administration: CatalogAdministration(
                products: products, saving: administration, search: administration, prices: administration,
                stock: administration, media: administration, attributes: attributes,
                categories: administration,
                categoryProducts: FakeCategoryProducts(count: FakeShop.onWriter)),
            taxes: taxes, address: ShopAddress(baseURL: "http://shop.test/", assetsVersion: "6b04d636"),
            clock: { clock.now })
    }

    private static func targets(_ products: [Product], _ reference: Reference) -> [StoreViewID: [String: PageTarget]] {
        var targets: [StoreViewID: [String: PageTarget]] = [:]
        for store in reference.stores.shown {
            for product in products {
                guard let key = product.columns(in: store.id).urlKey else { continue }
                targets[store.id, default: [:]]["\(key).html"] = .product(product.id)
            }
            for category in reference.categories.all {
                let trail = reference.categories.trail(to: category.id, below: store.rootCategoryID)
                let path = trail.compactMap { $0.urlKey(in: store.id) }.joined(separator: "/")
                targets[store.id, default: [:]]["\(path).html"] = .category(category.id)
            }
        }
        targets[french, default: [:]]["vieille-robe.html"] = .moved(to: "robe-plissee-colette.html")
        return targets
    }
}
