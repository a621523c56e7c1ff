import Basics
package import Catalog
package import Commerce
import MariaDB

/// Saves single products on the writer, with the machinery of the imports.
package final class ProductSavingRepository: ProductSaving {
    let writer: Writer
    let context: () -> WritingContext

    /// A loop's way to saving products; `context` gives the moment of each write.
    package init(_ databases: Databases, context: @escaping () -> WritingContext) {
        writer = databases.writer
        self.context = context
    }

    /// Keeps what drafts of one product say and gives its number.
    package func save(
        _ drafts: [ProductDraft], _ configurable: ConfigurableChange
    ) async throws(ProductSavingError) -> ProductID {
        let context = context()
        return try await savingErrors {
            try await writer.transaction { transaction in
                try await ProductSavingRepository.check(drafts, in: transaction)
                _ = try await ProductBatch(drafts, in: transaction, context).save()
                let sku = drafts[0].sku
                guard let id = try await ProductSavingRepository.id(of: sku, in: transaction) else {
                    throw ProductSavingError.noSuchAttributeSet
                }
                try await ProductSavingRepository.checkPaths(of: id, in: transaction)
                let axes = ConfigurableRows(transaction: transaction, product: id)
                try await axes.apply(configurable)
                return id
            }
        }
    }

    /// Removes a product with all that hangs on it.
    package func delete(_ sku: SKU) async throws(ProductSavingError) {
        try await savingErrors {
            try await writer.transaction { transaction in
                guard let id = try await ProductSavingRepository.id(of: sku, in: transaction) else {
                    throw ProductSavingError.noSuchProduct
                }
                try await ProductRemoval(transaction: transaction).remove([id])
            }
        }
    }

    /// Runs a smaller change of one product.
    package func change(_ sku: SKU, _ change: ProductChange) async throws(ProductSavingError) -> Int64 {
        let context = context()
        return try await savingErrors {
            try await writer.transaction { transaction in
                guard let id = try await ProductSavingRepository.id(of: sku, in: transaction) else {
                    throw ProductSavingError.noSuchProduct
                }
                let number = try await ProductChangeRows(transaction: transaction, product: id).apply(change)
                try await transaction.run(
                    "UPDATE product SET updated_at = \(CivilTime(utc: context.now)) WHERE id = \(id)")
                transaction.touch(.product(id))
                return number
            }
        }
    }

    static func id(of sku: SKU, in transaction: WriterTransaction) async throws -> ProductID? {
        try await transaction.rows("SELECT id FROM product WHERE sku_folded = \(sku)", as: ProductID.self).first
    }

    /// What must hold before anything is written.
    private static func check(_ drafts: [ProductDraft], in transaction: WriterTransaction) async throws {
        guard let draft = drafts.first else { return }
        let known = try await id(of: draft.sku, in: transaction)
        if let renamed = draft.renamed {
            if let known, known != renamed { throw ProductSavingError.skuTaken(draft.sku) }
        } else if known == nil {
            let set = draft.attributeSetID ?? AttributeSetID(0)
            let sets = try await transaction.rows(
                "SELECT id FROM attribute_set WHERE id = \(set)", as: AttributeSetID.self)
            guard !sets.isEmpty else { throw ProductSavingError.noSuchAttributeSet }
        }
        let linked = Set(drafts.flatMap { $0.links.values.flatMap { $0.links.map(\.sku) } }).sorted()
        guard !linked.isEmpty else { return }
        let there: [SKU] = try await transaction.rows(
            "SELECT sku FROM product WHERE sku_folded IN \(list: linked)", as: SKU.self)
        if let missing = linked.first(where: { !there.contains($0) }) {
            throw ProductSavingError.noSuchLinkedProduct(missing)
        }
    }

    /// `URLPaths` leaves a path to whoever has it; a client of the API is told.
    private static func checkPaths(of id: ProductID, in transaction: WriterTransaction) async throws {
        guard try await URLPaths.haveTheirWay(id, in: transaction) else { throw ProductSavingError.urlKeyTaken }
    }

    private func savingErrors<Value>(_ body: () async throws -> Value) async throws(ProductSavingError) -> Value {
        do {
            return try await body()
        } catch let error as ProductSavingError {
            throw error
        } catch {
            throw .failed(StoreFailure(error))
        }
    }
}
