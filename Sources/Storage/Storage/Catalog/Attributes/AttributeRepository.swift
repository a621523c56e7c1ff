import Basics
public import Catalog
public import Commerce
import MariaDB

/// Reads and changes the attribute registry on the writer.
public final class AttributeRepository: AttributeSaving {
    private let writer: Writer

    /// A loop's way to the registry.
    public init(_ databases: Databases) { writer = databases.writer }

    /// The registry of now.
    public func registry() async throws(StoreFailure) -> AttributeRegistry {
        do {
            return try await writer.read { session in try await session.attributeRegistry() }
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Makes changes in one transaction. The lock on the sets lets one such transaction at a time see and change the
    /// registry, so that what was checked still holds when it is written.
    public func save(_ changes: [AttributeChange]) async throws(AttributeError) -> AttributesSaved {
        do {
            return try await writer.transaction(within: .seconds(Writer.batchSeconds)) { transaction in
                _ = try await transaction.rows("SELECT id FROM attribute_set FOR UPDATE", as: AttributeSetID.self)
                var numbers: [Int64] = []
                for change in changes {
                    let rows = AttributeChangeRows(
                        transaction: transaction, registry: try await transaction.session.attributeRegistry())
                    numbers.append(try await rows.apply(change))
                }
                transaction.touch(.reference)
                return AttributesSaved(
                    registry: try await transaction.session.attributeRegistry(), numbers: numbers)
            }
        } catch let error as AttributeError {
            throw error
        } catch {
            throw .failed(StoreFailure(error))
        }
    }
}
