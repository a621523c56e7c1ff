import Basics
import Catalog
import Commerce
import JSON

/// A category as Magento's REST gives it (`Catalog.Category`), in the values of one scope.
struct CategoryResponse {
    private let category: Catalog.Category
    private let store: StoreViewID
    private let tree: CategoryTree

    init(_ category: Catalog.Category, in store: StoreViewID, _ tree: CategoryTree) {
        (self.category, self.store, self.tree) = (category, store, tree)
    }

    func json() -> [UInt8] {
        var json = JSONWriter(capacity: 1_024)
        write(into: &json)
        return json.takeBytes()
    }

    func write(into json: inout JSONWriter) {
        let children = tree.children(of: category.id).filter { $0.isActive(in: store) }
        json.object { json in
            json.member("id", category.id.rawValue)
            json.member("parent_id", category.parentID?.rawValue ?? 0)
            json.member("name", category.name(in: store))
            // The tree's root was never switched on.
            if category.parentID != nil { json.member("is_active", category.isActive(in: store)) }
            json.member("position", category.position)
            json.member("level", level)
            json.member("children", children.map { "\($0.id)" }.joined(separator: ","))
            json.member("created_at", category.createdAt.sqlText)
            json.member("updated_at", category.updatedAt.sqlText)
            json.member("path", path)
            if let sorts = category.detail(.availableSortBy, in: store) {
                json.array("available_sort_by") { json in
                    for sort in sorts.split(separator: ",") { json.value(String(sort)) }
                }
            }
            json.member("include_in_menu", category.isInMenu(in: store))
            json.array("custom_attributes") { json in
                for (code, value) in attributes {
                    json.object { json in
                        json.member("attribute_code", code)
                        json.member("value", value)
                    }
                }
            }
        }
    }

    private var level: Int { tree.path(to: category.id).count - 1 }

    private var path: String { tree.path(to: category.id).map(\.description).joined(separator: "/") }

    /// In the order of Magento's attributes of categories; what is not said is left out.
    private var attributes: [(code: String, value: String)] {
        let isBelowRoot = level > 1
        let details: [(String, CategoryDetail)] = [
            ("custom_design", .customDesign), ("custom_design_from", .customDesignFrom),
            ("custom_design_to", .customDesignTo), ("page_layout", .pageLayout),
            ("custom_layout_update", .customLayoutUpdate), ("default_sort_by", .defaultSortBy),
            ("custom_use_parent_settings", .customUseParentSettings),
            ("custom_apply_to_products", .customApplyToProducts), ("filter_price_range", .filterPriceRange),
        ]
        var all: [(String, String?)] = [
            ("description", category.description(in: store)), ("image", category.detail(.image, in: store)),
            ("meta_title", said(\.metaTitle)), ("meta_keywords", said(\.metaKeywords)),
            ("meta_description", said(\.metaDescription)), ("display_mode", category.detail(.displayMode, in: store)),
            ("landing_page", category.detail(.landingPage, in: store)),
            ("is_anchor", isBelowRoot ? (category.isAnchor ? "1" : "0") : nil), ("path", path),
            ("children_count", "\(tree.branch(from: category.id).count - 1)"),
        ]
        all += details.map { ($0.0, category.detail($0.1, in: store)) }
        all += [("url_key", category.urlKey(in: store)), ("url_path", urlPath)]
        return all.compactMap { code, value in value.map { (code, $0) } }
    }

    private func said(_ field: KeyPath<Catalog.Category.Texts, String?>) -> String? {
        category.said(in: store)[keyPath: field] ?? category.said(in: .all)[keyPath: field]
    }

    /// The keys from below the store's root down, joined by slashes.
    private var urlPath: String? {
        let keys = tree.path(to: category.id).dropFirst(2).compactMap { tree.category($0)?.urlKey(in: store) }
        return keys.isEmpty ? nil : keys.joined(separator: "/")
    }
}

/// The tree of categories as Magento's REST gives it (`Catalog.CategoryTree`).
struct CategoryTreeResponse {
    private let tree: CategoryTree
    private let counts: [CategoryID: Int64]
    private let store: StoreViewID

    init(_ tree: CategoryTree, _ counts: [CategoryID: Int64], _ store: StoreViewID) {
        (self.tree, self.counts, self.store) = (tree, counts, store)
    }

    func write(_ category: Catalog.Category, depth: Int64, into json: inout JSONWriter) {
        json.object { json in
            json.member("id", category.id.rawValue)
            json.member("parent_id", category.parentID?.rawValue ?? 0)
            json.member("name", category.name(in: store))
            if category.parentID == nil {
                json.member("is_active", .null)
            } else {
                json.member("is_active", category.isActive(in: store))
            }
            json.member("position", category.position)
            json.member("level", tree.path(to: category.id).count - 1)
            json.member("product_count", counts[category.id] ?? 0)
            json.array("children_data") { json in
                guard depth > 0 else { return }
                for child in tree.children(of: category.id) { write(child, depth: depth - 1, into: &json) }
            }
        }
    }
}
