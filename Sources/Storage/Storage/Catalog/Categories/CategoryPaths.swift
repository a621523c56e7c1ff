import Catalog
import Commerce
import MariaDB

/// Finds categories by the path of their names in the default scope, and makes the levels that are missing.
enum CategoryPaths {
    /// How far a path leads in a tree.
    private struct Place {
        var category: CategoryID
        var missing: ArraySlice<String>
    }

    /// Nil when the path's root is unknown: roots are not made by an import. One that makes nothing takes no lock.
    static func find(_ path: [String], in transaction: WriterTransaction) async throws -> CategoryID? {
        var place = follow(path, in: CategoryTree(try await transaction.categories()))
        if !place.missing.isEmpty, place.category != CategoryTree.rootID {
            try await transaction.lockCategoryTree()
            place = follow(path, in: CategoryTree(try await transaction.categories()))
        }
        guard place.category != CategoryTree.rootID else { return nil }
        for name in place.missing {
            place.category = try await CategoryRepository.save(
                CategoryDraft(under: place.category, name: name), in: transaction
            ).id
        }
        return place.category
    }

    private static func follow(_ path: [String], in tree: CategoryTree) -> Place {
        var place = Place(category: CategoryTree.rootID, missing: path[...])
        while let name = place.missing.first, let child = tree.child(of: place.category, named: name) {
            place = Place(category: child.id, missing: place.missing.dropFirst())
        }
        return place
    }
}
