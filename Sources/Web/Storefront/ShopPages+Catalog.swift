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
        return try await page(path + query.text, visit) { () async throws(StoreFailure) in
            let index = services.catalog.listing(in: site.store.id)
            let listing = index.page(query.listing(of: id))
            let products = try await services.products.products(listing.products)
            let (now, chosen) = (services.now, query.chosen)
            var facts = PageFacts()
            facts.add(index, of: id)
            let cards = shelf.cards(of: products, visit, at: now, chosen: chosen, &facts)
            let messages = await messages(for: visit.request)
            let page = CategoryPage(
                site: site, category: category, path: path, query: query, listing: listing,
                cards: cards,
                head: CategoryPage.head(category, query, visit.sites, site, path: path), messages: messages)
            return MadePage(html(page, privacy(of: visit), bytesExpected: 65_536), facts)
        }
    }

    private func productPage(_ id: ProductID, _ visit: Visit) async throws(StoreFailure) -> Response {
        let site = visit.site
        guard let product = try await services.products.product(id) else { return errorPage(.notFound, visit) }
        guard let path = site.url(of: product) else { return withheld(product, visit) }
        let choice = ProductChoice(product, visit.request.queryItems, site)
        return try await page(path + choice.query(in: site), visit) { () async throws(StoreFailure) in
            let (now, clock) = (services.now, site.reference.clock)
            let buyer = Buyer(in: site.store, of: visit.group)
            var facts = PageFacts()
            facts.add(product, in: site.store.id, at: now, clock)
            let related = try await related(to: product, visit, &facts)
            let messages = await messages(for: visit.request)
            let shown = choice.variant ?? product
            let page = ProductPage(
                site: site, product: product, path: path, choice: choice,
                price: shown.price(for: buyer, at: now, clock),
                lowest: shown.lowestPriceBeforeReduction(for: buyer, at: now, clock),
                related: related, head: ProductPage.head(product, choice, visit.sites, site, path: path),
                messages: messages)
            return MadePage(html(page, privacy(of: visit)), facts)
        }
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
    private func related(
        to product: Product, _ visit: Visit, _ facts: inout PageFacts
    ) async throws(StoreFailure) -> [Card] {
        let site = visit.site
        let linked = product.links.filter { $0.kind == .related }.sorted { $0.position < $1.position }
            .prefix(relatedMax).map(\.productID)
        let cards = try await cards(linked, visit, &facts)
        if !cards.isEmpty { return cards }
        guard let category = site.category(of: product) else { return [] }
        let listing = services.catalog.listing(in: site.store.id)
        facts.add(listing, of: category)
        let ids = listing.products(ListingQuery(category: category, pageSize: relatedMax + 1))
            .filter { $0 != product.id }.prefix(relatedMax)
        return try await self.cards(Array(ids), visit, &facts)
    }

    private func cards(
        _ ids: [ProductID], _ visit: Visit, _ facts: inout PageFacts
    ) async throws(StoreFailure) -> [Card] {
        guard !ids.isEmpty else { return [] }
        return shelf.cards(of: try await services.products.products(ids), visit, at: services.now, &facts)
    }

    /// The home page.
    func home(_ visit: Visit) async throws(StoreFailure) -> Response {
        try await page(visit.site.homeURL, visit) { () async throws(StoreFailure) in try await madeHome(visit) }
    }

    private func madeHome(_ visit: Visit) async throws(StoreFailure) -> MadePage {
        let site = visit.site
        let listing = services.catalog.listing(in: site.store.id)
        var facts = PageFacts()
        func first(_ count: Int, of category: CategoryID, by sort: ListingSort) -> [ProductID] {
            facts.add(listing, of: category)
            return listing.products(ListingQuery(category: category, sort: sort, pageSize: count))
        }
        let newest = first(newThingsMax, of: site.store.rootCategoryID, by: .newest)
        let doors = site.menu.prefix(doorsMax).map { ($0, first(1, of: $0.id, by: .position).first) }
        let products = try await services.products.products(newest + doors.compactMap(\.1))
        let byID = Dictionary(products.map { ($0.id, $0) }) { first, _ in first }
        let now = services.now
        let newCards = shelf.cards(of: newest.compactMap { byID[$0] }, visit, at: now, &facts)
        for product in products where !newest.contains(product.id) {
            facts.add(product, in: site.store.id, at: now, site.reference.clock)
        }
        let messages = await messages(for: visit.request)
        let page = HomePage(
            site: site, season: site.phrases.season(month: site.reference.clock.civil(now).month),
            doors: doors.map { entry, product in
                let picture = product.flatMap { byID[$0]?.picture("small_image") }
                return HomePage.Door(
                    name: entry.name, url: entry.url, tint: site.tint(of: entry.id),
                    pictureURL: picture.map { site.url(ofPicture: $0) })
            },
            newCards: newCards,
            newThingsURL: ((site.departments.first ?? site.menu.first)?.url).map { $0 + newestFirst } ?? site.homeURL,
            head: homeHead(visit), messages: messages)
        return MadePage(html(page, privacy(of: visit)), facts)
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
