import Catalog
import Commerce

/// What the run remembers of rows gone by. It must not grow with the file: what a batch has brought is in the shop
/// once the batch is kept and is forgotten here. Only a dry run, which keeps nothing, has to remember more; it and
/// the refused SKUs stop at `entriesMax`, past which a repeated URL key or an orphan is no longer found in the
/// checking.
struct ImportLedger {
    static let entriesMax = 200_000

    private let remembersBatches: Bool
    private var announced: [SKU: ProductKind] = [:]
    private var keys: [ScopedURLKey: SKU] = [:]
    /// New products whose default row was refused.
    private var refused: Set<SKU> = []
    /// Products that this run has removed and made anew.
    private var replaced: Set<SKU> = []
    /// A bit for each row number: what is refused in one step is passed over in the next.
    private var refusedRows: [UInt64] = []

    init(isDryRun: Bool) { remembersBatches = isDryRun }

    func standing(of sku: SKU, _ known: [SKU: KnownProduct]) -> ProductStanding {
        if let product = known[sku] { return .known(product) }
        return announced[sku].map(ProductStanding.announced) ?? .new
    }

    /// Whether a row of this product hangs in the air: it is nowhere, and its default row was refused (`rowIsOrphan`).
    func isOrphan(_ sku: SKU, _ known: [SKU: KnownProduct]) -> Bool {
        known[sku] == nil && announced[sku] == nil && refused.contains(sku)
    }

    mutating func announce(_ sku: SKU, _ kind: ProductKind) {
        if announced.count < ImportLedger.entriesMax { announced[sku] = kind }
        refused.remove(sku)
    }

    mutating func refuse(_ sku: SKU) {
        announced[sku] = nil
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

    func owner(of key: ScopedURLKey) -> SKU? { keys[key] }

    mutating func take(_ taken: [ScopedURLKey], for sku: SKU) {
        for key in taken where keys.count < ImportLedger.entriesMax { keys[key] = sku }
    }

    /// Forgets what is in the shop now.
    mutating func batchIsKept() {
        guard !remembersBatches else { return }
        announced.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
    }
}
