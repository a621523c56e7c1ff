import Basics
import MariaDB

/// A shop that has no products yet, and what it gets first.
public struct EmptyShop {
    private let writer: Writer

    /// The shop in a database.
    public init(_ writer: Writer) { self.writer = writer }

    /// Whether there is not one product.
    public func isWithoutProducts() async throws -> Bool {
        try await writer.rows("SELECT id FROM product LIMIT 1", as: Int64.self).isEmpty
    }

    /// Whether there are no store views but those of the base data.
    public func isWithoutStoreViews() async throws -> Bool {
        try await writer.rows("SELECT id FROM store_view WHERE id > 1 LIMIT 1", as: Int64.self).isEmpty
    }

    /// Runs the statements of the sample shop in one transaction; nodes that are running drop everything.
    public func furnish(with parts: [Migration]) async throws {
        try await writer.transaction(within: .seconds(Writer.batchSeconds)) { transaction in
            for statement in parts.flatMap(\.statements) { try await transaction.run(SQL(verbatim: statement)) }
            transaction.touch(.everything)
        }
    }
}
