public import Basics
public import Catalog
public import Commerce

/// What the page cache must know of an answer: what it was made from, and when it stops being true by itself.
public struct PageFacts: Sendable {
    /// In the order of first mention, each once.
    public private(set) var tags: [PageTag] = [.reference]
    /// The earliest moment at which a value in the answer changes without a write: a sale begins or ends.
    public private(set) var changesAt: Instant?

    /// Facts of an answer that is made from reference data alone.
    public init() {}

    /// Adds a product that the answer shows.
    public mutating func add(_ product: Product, in store: StoreViewID, at now: Instant, _ clock: StoreClock) {
        add(product.id, changesAt: product.changesAt(in: store, at: now, clock))
    }

    /// Adds a product that the answer shows and that changes by itself at a moment, or never.
    public mutating func add(_ product: ProductID, changesAt moment: Instant?) {
        add(.product(product))
        add(changeAt: moment)
    }

    /// Adds what a category lists.
    public mutating func add(_ listing: ListingIndex, of category: CategoryID) {
        add(.listing(category))
        add(changeAt: listing.changesAt)
    }

    /// Makes it an answer about the catalogue as a whole, as a listing's store view shows it.
    public mutating func addCatalogue(_ listing: ListingIndex) {
        add(.catalogue)
        add(changeAt: listing.changesAt)
    }

    private mutating func add(_ tag: PageTag) {
        if !tags.contains(tag) { tags.append(tag) }
    }

    private mutating func add(changeAt moment: Instant?) {
        guard let moment else { return }
        changesAt = changesAt.map { min($0, moment) } ?? moment
    }

    /// The names by which a CDN purges the answer.
    public var surrogateKeys: String { tags.map(\.surrogateKey).joined(separator: " ") }
}
