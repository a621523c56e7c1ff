/// A visible product of the catalogue: a design with a price, a place in the ranking, and what the day makes of it.
/// A hundred thousand of them are held at once, so they are small.
public struct Model: Sendable {
    /// Which design, and how many times it has been seen with this one.
    let design: Int32
    let ordinal: Int32
    /// The number within the type: `RB-0017`.
    let number: Int32
    /// What it costs and, reduced, what it costs now; in cents, nothing where it is not reduced.
    public let price: Int32
    public internal(set) var specialPrice: Int32 = 0
    /// By how many per cent it was reduced before the price was set to its ending.
    var reduction: UInt8 = 0
    /// 1 is the most popular.
    public internal(set) var rank: Int32 = 0
    /// What it is beside.
    public internal(set) var traits: Traits = []

    /// What a few of the models are.
    public struct Traits: OptionSet, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// Made of bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Carries `is_new`; and is on sale for less than thirty days.
        public static let new = Traits(rawValue: 1)
        public static let young = Traits(rawValue: 2)
        /// One size, a hundred pieces, half the price.
        public static let saleDay = Traits(rawValue: 4)
        /// A basic that is never reduced.
        public static let neverReduced = Traits(rawValue: 8)
        /// Had a promotion within the last sixty days.
        public static let wasReduced = Traits(rawValue: 16)
        /// All its variants are out of stock.
        public static let soldOut = Traits(rawValue: 32)
    }
}
