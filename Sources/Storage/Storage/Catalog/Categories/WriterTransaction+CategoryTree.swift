import Basics
import Catalog
import Commerce
import MariaDB

/// The locks of what writes the tree of categories.
///
/// Whether a move is possible depends on all rows between the category and the root: two moves that are each right for
/// the tree that they read can make a cycle together. So the tree has one writer at a time, and its lock is taken
/// first. What follows is locked in the order of a product batch: categories (which a batch holds by the foreign key of
/// `product_category`), paths, the change feed's head. No batch asks for the tree's lock, which is the root's row,
/// unless it puts a product into the root itself; so none waits for a writer of the tree that waits for it. Within the
/// categories the two may still meet in opposite order: the server then undoes one, and `Writer` runs it again.
extension WriterTransaction {
    /// Waits until no other transaction writes the tree, and keeps others out until this one ends. What was read of the
    /// tree before may no longer be so.
    func lockCategoryTree() async throws { try await lockCategories([CategoryTree.rootID]) }

    /// Keeps others from changing these categories, and from putting products into them, until this one ends.
    func lockCategories(_ categories: [CategoryID]) async throws {
        _ = try await rows(
            "SELECT id FROM category WHERE id IN \(list: categories) ORDER BY id FOR UPDATE", as: CategoryID.self)
    }
}
