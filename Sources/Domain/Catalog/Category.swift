package import Commerce

/// A category in all store views.
package struct Category: Sendable {
    /// What a category says in one scope; nil is inherited from the default scope.
    package struct Texts: Sendable, Equatable {
        package var name: String?
        package var urlKey: String?
        package var description: String?
        package var metaTitle: String?

        /// Texts that say nothing.
        package init(
            name: String? = nil, urlKey: String? = nil, description: String? = nil, metaTitle: String? = nil
        ) {
            (self.name, self.urlKey, self.description, self.metaTitle) = (name, urlKey, description, metaTitle)
        }
    }

    /// What a category is in all scopes.
    package let id: CategoryID
    package let parentID: CategoryID?
    package let position: Int64
    package let isActive: Bool
    package let isInMenu: Bool
    /// Whether it shows its descendants' products too (Magento's `is_anchor`).
    package let isAnchor: Bool
    private let texts: [StoreViewID: Texts]

    /// A category.
    package init(
        id: CategoryID, parentID: CategoryID?, position: Int64, isActive: Bool, isInMenu: Bool, isAnchor: Bool,
        texts: [StoreViewID: Texts]
    ) {
        (self.id, self.parentID, self.position) = (id, parentID, position)
        (self.isActive, self.isInMenu, self.isAnchor, self.texts) = (isActive, isInMenu, isAnchor, texts)
    }

    /// The name in a store view.
    package func name(in store: StoreViewID) -> String { text(\.name, in: store) ?? "\(id)" }

    /// The last part of the category's URL in a store view.
    package func urlKey(in store: StoreViewID) -> String? { text(\.urlKey, in: store) }

    /// The sentence or two under the title.
    package func description(in store: StoreViewID) -> String? { text(\.description, in: store) }

    /// The title for search engines, or the name.
    package func metaTitle(in store: StoreViewID) -> String { text(\.metaTitle, in: store) ?? name(in: store) }

    private func text(_ field: KeyPath<Texts, String?>, in store: StoreViewID) -> String? {
        texts[store]?[keyPath: field] ?? texts[.all]?[keyPath: field]
    }
}

/// All categories as a tree. Frozen; replaced whole.
package struct CategoryTree: Sendable {
    private let byID: [CategoryID: Category]
    private let childrenOf: [CategoryID: [CategoryID]]

    /// The tree of these categories.
    package init(_ categories: [Category]) {
        byID = Dictionary(categories.map { ($0.id, $0) }) { first, _ in first }
        var children: [CategoryID: [Category]] = [:]
        for category in categories {
            if let parent = category.parentID { children[parent, default: []].append(category) }
        }
        childrenOf = children.mapValues { list in
            list.sorted { ($0.position, $0.id) < ($1.position, $1.id) }.map(\.id)
        }
    }

    /// The category with a number.
    package func category(_ id: CategoryID) -> Category? { byID[id] }

    /// The category's children in order of position.
    package func children(of id: CategoryID) -> [Category] { (childrenOf[id] ?? []).compactMap { byID[$0] } }

    /// The way from below the store's root down to the category, the category included; empty for a category that is
    /// not below that root.
    package func trail(to id: CategoryID, below root: CategoryID) -> [Category] {
        var trail: [Category] = []
        var current = id
        while current != root {
            guard let category = byID[current], let parent = category.parentID, trail.count < CategoryTree.levelsMax
            else { return [] }
            trail.append(category)
            current = parent
        }
        return trail.reversed()
    }

    /// The categories whose products a category's page shows: itself and, for an anchor, all active ones below.
    package func shown(under id: CategoryID) -> [CategoryID] {
        guard let category = byID[id] else { return [] }
        guard category.isAnchor else { return [id] }
        var found = [id]
        var next = 0
        while next < found.count {
            found += children(of: found[next]).filter(\.isActive).map(\.id).filter { !found.contains($0) }
            next += 1
        }
        return found
    }

    /// The path of the category's page in a store view, without a leading slash: `vetements/robes.html`. Nil when a
    /// category on the way has no URL key or is not active.
    package func urlPath(of id: CategoryID, below root: CategoryID, in store: StoreViewID) -> String? {
        let trail = trail(to: id, below: root)
        guard !trail.isEmpty, trail.allSatisfy(\.isActive) else { return nil }
        let keys = trail.compactMap { $0.urlKey(in: store) }
        guard keys.count == trail.count else { return nil }
        return keys.joined(separator: "/") + ".html"
    }

    /// All categories, by number.
    package var all: [Category] { byID.values.sorted { $0.id < $1.id } }

    /// A tree is not deeper than this; a cycle in the data must not hang a page.
    package static let levelsMax = 32
}
