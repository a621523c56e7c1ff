import Basics
import Catalog
import Commerce
import HTTP
import Sales
import WebSupport

/// Pages that are the same for everyone, but for what the last act has to say.
extension ShopPages {
    /// The page that the catalogue has at a path: a product, a category, or the way to where it has moved.
    func catalogPage(_ visit: Visit) async throws(StoreFailure) -> Response {
        switch try await place(of: visit) {
        case .product(let id): return try await productPage(id, visit)
        case .category(let id): return try await categoryPage(id, visit)
        case .moved(let url):
            let query = visit.request.query.isEmpty ? "" : "?" + String(decoding: visit.request.query, as: UTF8.self)
            return elsewhere(url + query, status: .movedPermanently)
        case .nowhere: return errorPage(.notFound, visit)
        }
    }

    private func categoryPage(_ id: CategoryID, _ visit: Visit) async throws(StoreFailure) -> Response {
        let site = visit.site
        guard let category = site.reference.categories.category(id), let path = site.url(of: id) else {
            return errorPage(.notFound, visit)
        }
        let query = CategoryQuery(visit.request.queryItems, site)
        if query.isFromForm { return elsewhere(path + query.text) }
        let listing = services.catalog.listing(in: site.store.id).page(query.listing(of: id))
        let products = try await services.products.products(listing.products)
        let (now, chosen) = (services.now, query.chosen)
        let messages = await messages(for: visit.request)
        let page = CategoryPage(
            site: site, category: category, path: path, query: query, listing: listing,
            cards: products.compactMap { Card($0, site, at: now, chosen: chosen) },
            head: CategoryPage.head(category, query, visit.sites, site, path: path), messages: messages)
        return told(visit.request, html(page, privacy(of: visit), bytesExpected: 65_536))
    }

    private func productPage(_ id: ProductID, _ visit: Visit) async throws(StoreFailure) -> Response {
        let site = visit.site
        guard let product = try await services.products.product(id) else { return errorPage(.notFound, visit) }
        guard let path = site.url(of: product) else { return withheld(product, visit) }
        let store = site.store.id
        let choice = ProductChoice(product, visit.request.queryItems, site)
        let related = try await related(to: product, visit)
        let messages = await messages(for: visit.request)
        let page = ProductPage(
            site: site, product: product, path: path, choice: choice,
            price: (choice.variant ?? product).price(in: store, at: services.now, site.reference.clock),
            lowest: (choice.variant ?? product).lowestPriceBeforeReduction(
                in: store, at: services.now, site.reference.clock),
            related: related, head: ProductPage.head(product, choice, visit.sites, site, path: path),
            messages: messages)
        return told(visit.request, html(page, privacy(of: visit)))
    }

    /// The page for a product that is disabled or not shown by itself; only the former has its tag, as in Magento.
    private func withheld(_ product: Product, _ visit: Visit) -> Response {
        var response = errorPage(.notFound, visit)
        if !product.isEnabled(in: visit.site.store.id) {
            response.set(PageTags.field, PageTags.notFound(visit.site, about: product.id))
        }
        return response
    }

    /// What the merchant has linked with a product (Magento's related products); without any the first things of the
    /// same category.
    private func related(to product: Product, _ visit: Visit) async throws(StoreFailure) -> [Card] {
        let site = visit.site
        let linked = product.links.filter { $0.kind == .related }.sorted { $0.position < $1.position }
            .prefix(relatedMax).map(\.productID)
        if !linked.isEmpty {
            let now = services.now
            let cards = try await services.products.products(linked).compactMap { Card($0, site, at: now) }
            if !cards.isEmpty { return cards }
        }
        guard let category = site.category(of: product) else { return [] }
        let listing = services.catalog.listing(in: site.store.id)
        let ids = listing.products(ListingQuery(category: category, pageSize: relatedMax + 1))
            .filter { $0 != product.id }.prefix(relatedMax)
        let now = services.now
        return try await services.products.products(Array(ids)).compactMap { Card($0, site, at: now) }
    }

    /// The home page.
    func home(_ visit: Visit) async throws(StoreFailure) -> Response {
        let site = visit.site
        let listing = services.catalog.listing(in: site.store.id)
        func first(_ count: Int, of category: CategoryID, by sort: ListingSort) -> [ProductID] {
            listing.products(ListingQuery(category: category, sort: sort, pageSize: count))
        }
        let newest = first(newThingsMax, of: site.store.rootCategoryID, by: .newest)
        let doors = site.menu.prefix(doorsMax).map { ($0, first(1, of: $0.id, by: .position).first) }
        let products = try await services.products.products(newest + doors.compactMap(\.1))
        let byID = Dictionary(products.map { ($0.id, $0) }) { first, _ in first }
        let now = services.now
        let messages = await messages(for: visit.request)
        let page = HomePage(
            site: site, season: site.phrases.season(month: site.reference.clock.civil(now).month),
            doors: doors.map { entry, product in
                let picture = product.flatMap { byID[$0]?.picture("small_image") }
                return HomePage.Door(
                    name: entry.name, url: entry.url, tint: site.tint(of: entry.id),
                    pictureURL: picture.map { site.url(ofPicture: $0) })
            },
            newCards: newest.compactMap { byID[$0].flatMap { Card($0, site, at: now) } },
            newThingsURL: ((site.departments.first ?? site.menu.first)?.url).map { $0 + newestFirst } ?? site.homeURL,
            head: homeHead(visit), messages: messages)
        return told(visit.request, html(page, privacy(of: visit)))
    }

    private func homeHead(_ visit: Visit) -> PageHead {
        let phrases = visit.site.phrases
        return PageHead(
            title: phrases.title(phrases.homeTitle), description: phrases.shopLine, canonical: visit.site.homeURL,
            whereabouts: visit.sites.all.map { Whereabouts(site: $0, url: $0.homeURL) }, category: nil)
    }

    private func privacy(of visit: Visit) -> Privacy {
        visit.request.sessionID == nil ? .forEveryone : .forOneVisitor
    }
}

private let relatedMax = 4
private let newThingsMax = 8
private let doorsMax = 14
private let newestFirst = "?product_list_order=created_at"
