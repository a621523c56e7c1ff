import Catalog
import Commerce
import HTTP
import WebSupport

/// Making pages before anybody asks for them.
extension ShopPages {
    /// Makes the pages that everyone may ask for and that are not there yet, of all store views: home, categories,
    /// products, in this order, until the cache is nearly full. Gives how many of those that were tried are ready.
    public func warm() async -> Int {
        guard let pageCache else { return 0 }
        var ready = 0
        for site in sites().all {
            for address in [site.homeURL] + (site.departments + site.menu).map(\.url) where !pageCache.isNearlyFull {
                if await isReady(address) { ready += 1 }
            }
            for address in await productAddresses(site) where !pageCache.isNearlyFull {
                if await isReady(address) { ready += 1 }
            }
        }
        return ready
    }

    private func productAddresses(_ site: Site) async -> [String] {
        let listing = services.catalog.listing(in: site.store.id)
        let query = ListingQuery(category: site.store.rootCategoryID, pageSize: Int(Int32.max))
        let ids = listing.products(query)
        var addresses: [String] = []
        for start in stride(from: 0, to: ids.count, by: productsAtOnce) {
            let some = Array(ids[start..<min(start + productsAtOnce, ids.count)])
            // What cannot be read now is made when somebody asks for it.
            guard let products = try? await services.products.products(some) else { break }
            addresses += products.compactMap { site.url(of: $0) }
        }
        return addresses
    }

    private func isReady(_ address: String) async -> Bool {
        guard let request = Request.asking(for: address) else { return false }
        return await reply(to: request).isMadeReady()
    }
}

private let productsAtOnce = 100
