import Basics
public import Commerce

/// All categories as a tree. Frozen; replaced whole.
public struct CategoryTree: Sendable {
    private let byID: [CategoryID: Category]
    private let childrenOf: [CategoryID: [CategoryID]]

    /// The tree of these categories.
    public init(_ categories: [Category]) {
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
    public func category(_ id: CategoryID) -> Category? { byID[id] }

    /// The category's children in order of position.
    public func children(of id: CategoryID) -> [Category] { (childrenOf[id] ?? []).compactMap { byID[$0] } }

    /// The child with a name in the default scope, compared without regard to case.
    public func child(of id: CategoryID, named name: String) -> Category? {
        let folded = name.lowercased()
        return children(of: id).first { $0.said(in: .all).name?.lowercased() == folded }
    }

    /// The way from below the store's root down to the category, the category included; empty for a category that is
    /// not below that root.
    public func trail(to id: CategoryID, below root: CategoryID) -> [Category] {
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

    /// The way from the tree's root down to the category, both included: its number of steps is Magento's `level`.
    public func path(to id: CategoryID) -> [CategoryID] {
        var path: [CategoryID] = []
        var next: CategoryID? = id
        while let current = next, let category = byID[current], path.count < CategoryTree.levelsMax {
            path.append(current)
            next = category.parentID
        }
        return path.reversed()
    }

    /// The category and all below it, parents before their children.
    public func branch(from id: CategoryID) -> [CategoryID] {
        guard byID[id] != nil else { return [] }
        var branch = [id]
        var seen: Set = [id]
        var next = 0
        while next < branch.count {
            branch += (childrenOf[branch[next]] ?? []).filter { seen.insert($0).inserted }
            next += 1
        }
        return branch
    }

    /// The categories whose products a category's page shows in a store view: itself and, for an anchor, all active
    /// ones below.
    public func shown(under id: CategoryID, in store: StoreViewID = .all) -> [CategoryID] {
        guard let category = byID[id] else { return [] }
        guard category.isAnchor else { return [id] }
        var found = [id]
        var next = 0
        while next < found.count {
            found += children(of: found[next]).filter { $0.isActive(in: store) }.map(\.id).filter {
                !found.contains($0)
            }
            next += 1
        }
        return found
    }

    /// The path of the category's page in a store view, without a leading slash: `vetements/robes.html`. Nil when a
    /// category on the way has no URL key or is not active.
    public func urlPath(of id: CategoryID, below root: CategoryID, in store: StoreViewID) -> String? {
        let trail = trail(to: id, below: root)
        guard !trail.isEmpty, trail.allSatisfy({ $0.isActive(in: store) }) else { return nil }
        let keys = trail.compactMap { $0.urlKey(in: store) }
        guard keys.count == trail.count else { return nil }
        return keys.joined(separator: "/") + ".html"
    }

    /// The category above all others; the stores' roots are its children.
    public static let rootID = CategoryID(1)

    /// All categories, by number.
    public var all: [Category] { byID.values.sorted { $0.id < $1.id } }

    /// A tree is not deeper than this; a cycle in the data must not hang a page.
    public static let levelsMax = 32
}
