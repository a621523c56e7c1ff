import Catalog
import Commerce
import MariaDB

/// Finds categories by the path of their names in the default scope, and makes the levels that are missing.
enum CategoryPaths {
    /// Nil when the path's root is unknown: roots are not made by an import.
    static func find(_ path: [String], in transaction: WriterTransaction) async throws -> CategoryID? {
        var tree = CategoryTree(try await transaction.categories())
        var parent = CategoryTree.rootID
        for (level, name) in path.enumerated() {
            if let known = tree.child(of: parent, named: name) {
                parent = known.id
            } else if level == 0 {
                return nil
            } else {
                parent = try await CategoryRepository.save(
                    CategoryDraft(under: parent, name: name), in: transaction
                ).id
                tree = CategoryTree(try await transaction.categories())
            }
        }
        return path.isEmpty ? nil : parent
    }
}
