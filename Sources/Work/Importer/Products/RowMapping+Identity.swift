import Catalog
import Commerce

/// Which product it is, of which kind, and where it hangs.
extension RowMapping {
    /// A new product needs a kind and an attribute set; a known one keeps its kind whatever the cell says (§3).
    mutating func mapIdentity() {
        switch standing {
        case .known(let product):
            result.kind = product.kind
            (draft.kind, draft.attributeSetID) = (product.kind, product.attributeSetID)
        case .announced(let kind): result.kind = kind
        case .new:
            result.kind = row.text("product_type").flatMap { ProductKind(sold: $0) }
            draft.kind = result.kind
            result.makesProduct = true
            if result.kind == nil { refuse("product_type", .invalidType) }
        }
        if let name = row.text("attribute_set_code") {
            let set = mapper.vocabulary.attributeSets[name]
            if set == nil { refuse("attribute_set_code", .invalidAttrSet) }
            if isDefaultRow || standing.isNew { draft.attributeSetID = set }
        } else if standing.isNew {
            refuse("attribute_set_code", .invalidAttrSet)
        }
    }

    /// Websites and categories are added on any row (§8).
    mutating func mapPlaces() {
        for code in row.values("product_websites") {
            if let website = mapper.vocabulary.websites[code] {
                if !draft.websites.contains(website) { draft.websites.append(website) }
            } else {
                refuse("product_websites", .invalidWebsite)
            }
        }
        for path in row.values("categories").map(CategoryPath.levels) where !path.isEmpty {
            if !result.categoryPaths.contains(path) { result.categoryPaths.append(path) }
        }
    }

    /// The key comes from its cell, or from the name of a new product, or from the name where the column is there and
    /// empty (Magento's `Product::getUrlKey`). It must be free in the store views where the product may have a page.
    mutating func mapURLKey() {
        let cell = cell(of: "url_key")
        let name = row.text("name")
        let source = cell?.text ?? (cell != nil || standing.isNew ? name : nil)
        guard let source else { return }
        var key = Slug.text(of: source)
        // A name without a Latin letter or digit still leads to a page.
        if key.isEmpty, cell?.text == nil, standing.isNew { key = Slug.text(of: row.sku) }
        guard !key.isEmpty else {
            if cell?.text != nil { refuse("url_key", .invalidAttributeType, "url_key") }
            return
        }
        guard key.utf8.count <= RowMapping.urlKeyBytesMax else {
            return refuse("url_key", .exceededMaxLength, "url_key")
        }
        say("url_key") { $0.columns.urlKey = key }
        draft.keepsOldPaths = row.text("save_rewrites_history").map(RowMapping.isYes) ?? true
        if draft.columns.visibility?.hasPage ?? true {
            result.urlKeys = urlKeyStores.map { ScopedURLKey(store: $0, key: key) }
        }
    }

    /// With `.html` a path must fit into 255 characters.
    private static let urlKeyBytesMax = 250

    private var urlKeyStores: [StoreViewID] {
        if let view { return [view.id] }
        let views = mapper.reference.stores.all
        guard !draft.websites.isEmpty else { return views.map(\.id) }
        return views.filter { draft.websites.contains($0.websiteID) }.map(\.id)
    }
}
