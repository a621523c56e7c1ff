import Basics
public import Catalog
public import Commerce
import MariaDB

/// Writes categories on the writer, one transaction an act, with the paths of their pages.
public final class CategoryRepository: CategorySaving {
    private let writer: Writer

    /// A way to the categories.
    public init(_ databases: Databases) { writer = databases.writer }

    /// All categories as they are at this moment.
    public func tree() async throws(StoreFailure) -> CategoryTree {
        do {
            return try await writer.transaction { CategoryTree(try await $0.categories()) }
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Makes or changes a category and gives it as it is then.
    public func save(_ draft: CategoryDraft) async throws(CategoryFailure) -> Category {
        try await acting { try await CategoryRepository.save(draft, in: $0) }
    }

    /// Hangs a category and all below it elsewhere.
    public func move(
        _ id: CategoryID, under parent: CategoryID, after sibling: CategoryID?
    ) async throws(CategoryFailure) {
        try await acting { transaction in
            let tree = CategoryTree(try await transaction.categories())
            guard tree.category(id) != nil else { throw CategoryFailure.unknown(id) }
            guard tree.category(parent) != nil else { throw CategoryFailure.unknown(parent) }
            guard !tree.branch(from: id).contains(parent) else { throw CategoryFailure.belowItself }
            let others = tree.children(of: parent).filter { $0.id != id }
            let before = sibling.flatMap { sibling in others.first { $0.id == sibling } } ?? others.last
            let position = (sibling == CategoryID(0) ? 0 : before?.position ?? 0) + 1
            try await transaction.run(
                "UPDATE category SET position = position + 1 WHERE parent_id = \(parent) AND position >= \(position)")
            try await transaction.run(
                """
                UPDATE category SET parent_id = \(parent), position = \(position), updated_at = CURRENT_TIMESTAMP
                WHERE id = \(id)
                """)
            let changed = CategoryTree(try await transaction.categories())
            try await URLPaths.write(for: changed.branch(from: id), of: changed, in: transaction)
            for touched in [id, parent, tree.category(id)?.parentID].compactMap({ $0 }) {
                transaction.touch(.category(touched))
            }
            transaction.touch(.reference)
        }
    }

    /// Removes a category and all below it.
    public func delete(_ id: CategoryID) async throws(CategoryFailure) {
        try await acting { transaction in
            let tree = CategoryTree(try await transaction.categories())
            guard tree.category(id) != nil else { throw CategoryFailure.unknown(id) }
            let roots = try await transaction.rows("SELECT root_category_id FROM store_group", as: CategoryID.self)
            let branch = tree.branch(from: id)
            guard id != CategoryTree.rootID, !branch.contains(where: roots.contains) else {
                throw CategoryFailure.isRoot(id)
            }
            try await transaction.lockCategories(branch)
            let products = try await transaction.rows(
                "SELECT DISTINCT product_id FROM product_category WHERE category_id IN \(list: branch)",
                as: ProductID.self)
            try await URLPaths.remove("category", branch.map(\.rawValue), in: transaction)
            try await transaction.run("DELETE FROM category WHERE id IN \(list: branch)")
            for category in branch { transaction.touch(.category(category)) }
            for product in products { transaction.touch(.product(product)) }
            transaction.touch(.reference)
        }
    }

    /// Makes or changes a category within a transaction that has locked the tree.
    static func save(_ draft: CategoryDraft, in transaction: WriterTransaction) async throws -> Category {
        let tree = CategoryTree(try await transaction.categories())
        let id = try await write(draft, in: tree, transaction)
        let changed = CategoryTree(try await transaction.categories())
        if movesPages(draft) {
            try await URLPaths.write(for: changed.branch(from: id), of: changed, in: transaction)
        }
        guard let category = changed.category(id) else { throw CategoryFailure.unknown(id) }
        return category
    }

    private static func write(
        _ draft: CategoryDraft, in tree: CategoryTree, _ transaction: WriterTransaction
    ) async throws -> CategoryID {
        if let id = draft.id {
            guard let known = tree.category(id) else { throw CategoryFailure.unknown(id) }
            let isNameless = draft.store == .all && known.said(in: .all).name == nil && draft.texts.name == nil
            guard !isNameless, draft.texts.name != "" else { throw CategoryFailure.nameIsMissing }
            try await CategoryRow(id: id, draft: draft, transaction: transaction).write()
            return id
        }
        guard let name = draft.texts.name, !name.isEmpty else { throw CategoryFailure.nameIsMissing }
        let parent = draft.parentID ?? CategoryTree.rootID
        guard tree.category(parent) != nil else { throw CategoryFailure.unknown(parent) }
        let id = try await CategoryRow.make(draft, under: parent, in: transaction)
        var full = draft
        if full.texts.urlKey == nil {
            let slug = Slug.text(of: name)
            full.texts.urlKey = slug.isEmpty ? "category-\(id)" : slug
        }
        try await CategoryRow(id: id, draft: full, transaction: transaction).write()
        return id
    }

    private static func movesPages(_ draft: CategoryDraft) -> Bool {
        draft.id == nil || draft.texts.urlKey != nil || draft.cleared.contains(.urlKey)
    }

    private func acting<Value>(
        _ body: (WriterTransaction) async throws -> Value
    ) async throws(CategoryFailure) -> Value {
        do {
            return try await writer.transaction { transaction in
                try await transaction.lockCategoryTree()
                return try await body(transaction)
            }
        } catch let failure as CategoryFailure {
            throw failure
        } catch {
            throw .store(StoreFailure(error))
        }
    }
}
