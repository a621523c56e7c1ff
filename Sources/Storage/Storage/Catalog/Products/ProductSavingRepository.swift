import Basics
public import Catalog
public import Commerce
import MariaDB

/// Saves single products on the writer, with the machinery of the imports.
public final class ProductSavingRepository: ProductSaving {
    let writer: Writer
    let context: () -> WritingContext

    /// A loop's way to saving products; `context` gives the moment of each write.
    public init(_ databases: Databases, context: @escaping () -> WritingContext) {
        writer = databases.writer
        self.context = context
    }

    /// Keeps what drafts of one product say and gives its number.
    public func save(
        _ drafts: [ProductDraft], _ configurable: ConfigurableChange
    ) async throws(ProductSavingError) -> ProductID {
        let context = context()
        return try await savingErrors {
            try await writer.transaction { transaction in
                let isKnown = try await ProductSavingRepository.check(drafts, in: transaction)
                _ = try await ProductBatch(drafts, in: transaction, context).save()
                let sku = drafts[0].sku
                guard let id = try await ProductSavingRepository.id(of: sku, in: transaction) else {
                    throw ProductSavingError.noSuchAttributeSet
                }
                try await ProductSavingRepository.checkPaths(of: id, in: transaction)
                let axes = ConfigurableRows(transaction: transaction, product: id)
                try await axes.apply(configurable)
                if isKnown { try await ProductSavingRepository.noteLowStock(of: id, at: context.now, in: transaction) }
                return id
            }
        }
    }

    /// Removes a product with all that hangs on it.
    public func delete(_ sku: SKU) async throws(ProductSavingError) {
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
    public func change(_ sku: SKU, _ change: ProductChange) async throws(ProductSavingError) -> Int64 {
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

    /// A product of which nobody said how many there are counts as low from the first time that it is saved again.
    private static func noteLowStock(
        of id: ProductID, at now: Instant, in transaction: WriterTransaction
    ) async throws {
        try await transaction.run(
            """
            INSERT INTO stock_item (product_id, low_stock_date)
            SELECT p.id, \(CivilTime(utc: now)) FROM product p
            LEFT JOIN source_item s ON s.sku_folded = p.sku_folded AND s.source_code = 'default'
            WHERE p.id = \(id) AND p.kind IN ('simple', 'virtual') AND s.sku_folded IS NULL
            ON DUPLICATE KEY UPDATE low_stock_date = VALUES(low_stock_date)
            """)
    }

    /// What must hold before anything is written; whether the product is there.
    private static func check(_ drafts: [ProductDraft], in transaction: WriterTransaction) async throws -> Bool {
        guard let draft = drafts.first else { return false }
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
        let isKnown = known != nil || draft.renamed != nil
        guard !linked.isEmpty else { return isKnown }
        let there: [SKU] = try await transaction.rows(
            "SELECT sku FROM product WHERE sku_folded IN \(list: linked)", as: SKU.self)
        if let missing = linked.first(where: { !there.contains($0) }) {
            throw ProductSavingError.noSuchLinkedProduct(missing)
        }
        return isKnown
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
