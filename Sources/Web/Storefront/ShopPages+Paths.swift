import Basics
import Catalog
import Commerce
import HTTP
import WebSupport

/// Which page of the catalogue a path leads to, in all the spellings that Magento answers.
extension ShopPages {
    /// What a path has come to.
    enum Place {
        case product(ProductID), category(CategoryID)
        /// An address within the shop, without a query.
        case moved(to: String)
        case nowhere
    }

    /// Looks at a path as it stands; then without a final slash or capital letters, which leads to the right spelling
    /// (Magento's `UrlRewrite\Controller\Router`); then as a product's below one of its categories
    /// (`/femme/robes/robe-longue.html`), which Magento serves there too.
    func place(of visit: Visit) async throws(StoreFailure) -> Place {
        let path = visit.pagePath
        let store = visit.site.store.id
        if let system = Place(systemPath: path) { return system }
        if let target = try await services.pages.target(of: path, in: store) {
            if path.utf8.contains(where: isCapital) { return .moved(to: "\(visit.site.prefix)/\(path.lowercased())") }
            return Place(target, visit.site)
        }
        let plain = path.trimmingSlashes.lowercased()
        if plain != path, !plain.isEmpty, try await services.pages.target(of: plain, in: store) != nil {
            return .moved(to: "\(visit.site.prefix)/\(plain)")
        }
        guard let slash = path.lastIndex(of: "/") else { return .nowhere }
        let (folder, name) = (String(path[..<slash]) + ".html", String(path[path.index(after: slash)...]))
        guard case .product(let id) = try await services.pages.target(of: name, in: store),
            case .category(let category) = try await services.pages.target(of: folder, in: store),
            let product = try await services.products.product(id)
        else { return .nowhere }
        let shown = visit.site.reference.categories.shown(under: category, in: store)
        return product.categories.contains { shown.contains($0.categoryID) } ? .product(id) : .nowhere
    }

    private func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}

extension ShopPages.Place {
    /// A path of Magento's own: `catalog/product/view/id/9`, with whatever pairs besides; nil for any other.
    init?(systemPath path: String) {
        let parts = path.split(separator: "/")
        guard parts.count >= 5, parts[0] == "catalog", parts[2] == "view" else { return nil }
        let names = stride(from: 3, to: parts.count - 1, by: 2)
        guard let place = names.first(where: { parts[$0] == "id" }), let id = Int64(parts[place + 1]) else {
            return nil
        }
        switch parts[1] {
        case "product": self = .product(ProductID(id))
        case "category": self = .category(CategoryID(id))
        default: return nil
        }
    }

    fileprivate init(_ target: PageTarget, _ site: Site) {
        switch target {
        case .product(let id): self = .product(id)
        case .category(let id): self = .category(id)
        case .moved(let path): self = .moved(to: "\(site.prefix)/\(path)")
        }
    }
}

extension String {
    fileprivate var trimmingSlashes: String {
        var rest = self[...]
        while rest.last == "/" { rest = rest.dropLast() }
        return String(rest)
    }
}
