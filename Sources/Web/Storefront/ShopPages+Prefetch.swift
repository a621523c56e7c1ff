import Catalog
import Commerce
import HTTP
import WebSupport

/// Reading for many pages at once.
extension ShopPages {
    /// Reads the products that the pages at some addresses show, and those linked with them, together: a fill costs as
    /// many statements for a hundred products as for one. What is not there or cannot be read is left to whoever makes
    /// the page.
    public func readProducts(for addresses: [String]) async {
        var ids: Set<ProductID> = []
        for address in addresses {
            guard let request = Request.asking(for: address) else { continue }
            let visit = Visit(request, sites())
            guard !visit.pagePath.isEmpty, case .product(let id)? = try? await place(of: visit) else { continue }
            ids.insert(id)
        }
        let products = await read(ids)
        let linked = products.flatMap { $0.links.filter { $0.kind == .related }.map(\.productID) }
        _ = await read(Set(linked).subtracting(ids))
    }

    private func read(_ ids: Set<ProductID>) async -> [Product] {
        guard !ids.isEmpty else { return [] }
        return (try? await services.products.products(ids.sorted())) ?? []
    }
}
