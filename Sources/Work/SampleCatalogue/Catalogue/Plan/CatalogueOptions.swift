public import Basics

/// What catalogue is wanted. The same options give the same bytes.
public struct CatalogueOptions: Hashable, Sendable {
    /// How many visible products; 1,360 is the whole brief. More repeat the same designs under numbered names.
    public var products: Int
    /// At most so many variants a model; nil for whole runs of sizes and colours.
    public var variants: Int?
    /// Where chance starts.
    public var seed: UInt64
    /// The day that the catalogue is made for: its season, reductions and new arrivals.
    public var date: CivilTime

    /// As many products as the brief has.
    public static let wholeBrief = 1_360
    /// The most products: SKUs and URL keys stay short, and the plan stays in memory.
    public static let productsMax = 1_000_000
    /// The day when nothing is said.
    public static let usualDate = CivilTime(year: 2026, month: 11, day: 20)

    /// The brief's catalogue, unless something else is said.
    public init(
        products: Int = wholeBrief, variants: Int? = nil, seed: UInt64 = 1, date: CivilTime = usualDate
    ) {
        (self.products, self.variants, self.seed, self.date) = (products, variants, seed, date)
    }
}
