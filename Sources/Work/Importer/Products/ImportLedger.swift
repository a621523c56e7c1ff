import Catalog
import Commerce

/// What the run remembers of rows gone by. It must not grow with the file: what a batch has brought is in the shop
/// once the batch is kept and is forgotten here; a batch is kept by the time that the next but one begins. Only a dry
/// run, which keeps nothing, has to remember more; it and the refused SKUs stop at `entriesMax`, past which a repeated
/// URL key or an orphan is no longer found in the checking.
struct ImportLedger {
    static let entriesMax = 200_000

    /// What the rows of a batch bring.
    private struct Batch {
        var announced: [SKU: ProductKind] = [:]
        var keys: [ScopedURLKey: SKU] = [:]
    }

    private let remembersBatches: Bool
    private var batch = Batch()
    /// The batch before, which may still be on its way into the shop.
    private var earlier = Batch()
    /// New products whose default row was refused.
    private var refused: Set<SKU> = []
    /// Products that this run has removed and made anew.
    private var replaced: Set<SKU> = []
    /// A bit for each row number: what is refused in one step is passed over in the next.
    private var refusedRows: [UInt64] = []

    init(isDryRun: Bool) { remembersBatches = isDryRun }

    func standing(of sku: SKU, _ known: [SKU: KnownProduct]) -> ProductStanding {
        let kind = announced(sku)
        if let product = known[sku], kind == nil || !isReplaced(sku) { return .known(product) }
        return kind.map(ProductStanding.announced) ?? .new
    }

    /// Whether a row of this product hangs in the air: it is nowhere, and its default row was refused (`rowIsOrphan`).
    func isOrphan(_ sku: SKU, _ known: [SKU: KnownProduct]) -> Bool {
        known[sku] == nil && isRefused(sku)
    }

    /// Whether the product is new and its last default row was refused.
    func isRefused(_ sku: SKU) -> Bool { announced(sku) == nil && refused.contains(sku) }

    /// Notes that a row makes this product.
    mutating func announce(_ sku: SKU, _ kind: ProductKind) {
        if batch.announced.count < ImportLedger.entriesMax { batch.announced[sku] = kind }
        refused.remove(sku)
    }

    private func announced(_ sku: SKU) -> ProductKind? { batch.announced[sku] ?? earlier.announced[sku] }

    /// Notes that the row that was to make this product is refused.
    mutating func refuse(_ sku: SKU) {
        batch.announced[sku] = nil
        earlier.announced[sku] = nil
        if refused.count < ImportLedger.entriesMax { refused.insert(sku) }
    }

    mutating func replace(_ sku: SKU) {
        if replaced.count < ImportLedger.entriesMax { replaced.insert(sku) }
    }

    func isReplaced(_ sku: SKU) -> Bool { replaced.contains(sku) }

    mutating func refuseRow(_ number: Int) {
        let word = number / 64
        while refusedRows.count <= word { refusedRows.append(0) }
        refusedRows[word] |= 1 << UInt64(number % 64)
    }

    func isRefused(row number: Int) -> Bool {
        number / 64 < refusedRows.count && refusedRows[number / 64] & (1 << UInt64(number % 64)) != 0
    }

    func owner(of key: ScopedURLKey) -> SKU? { batch.keys[key] ?? earlier.keys[key] }

    mutating func take(_ taken: [ScopedURLKey], for sku: SKU) {
        for key in taken where batch.keys.count < ImportLedger.entriesMax { batch.keys[key] = sku }
    }

    /// The batch before the last one is in the shop now.
    mutating func beginBatch() {
        guard !remembersBatches else { return }
        earlier = batch
        batch = Batch()
    }
}
