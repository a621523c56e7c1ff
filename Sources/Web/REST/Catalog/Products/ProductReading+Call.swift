import Basics
import Catalog
import Commerce
import WebSupport

extension ShopServices {
    /// Products as a caller reads them: an administrator's come from the writer.
    func products(for caller: RESTCaller) -> any ProductReading {
        caller.isAdmin ? administration.products : products
    }
}

extension ProductReading {
    /// The product that a path names, in any letter case and without blanks around it.
    func required(_ text: String) async throws(RESTError) -> Product {
        guard let sku = SKU(text.trimmed) else { throw .noSuchProduct }
        let found = try await RESTError.storeFailures { () async throws(StoreFailure) in try await product(sku) }
        guard let found else { throw .noSuchProduct }
        return found
    }

    /// The products that products' links name, by number.
    func linked(by products: [Product]) async throws(RESTError) -> [ProductID: Product] {
        let ids = Set(products.flatMap { $0.links.map(\.productID) }).sorted()
        guard !ids.isEmpty else { return [:] }
        let found = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await self.products(ids)
        }
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }
}
