/// Prices in cents, VAT included, with the endings that shoppers know: below 40 euros 99 cents, below 100 euros 95 or
/// 99, from 100 euros none.
public enum PriceEnding {
    /// The highest price with an ending that is no more than `cents`; one with 95 cents, where it is `preferred`.
    static func atMost(_ cents: Int, preferring ending: Int) -> Int {
        if cents >= 10_000 { return cents - cents % 100 }
        let candidate = (cents - ending) / 100 * 100 + ending
        if candidate >= 4_000 { return candidate }
        return max(99, (min(cents, 3_999) - 99) / 100 * 100 + 99)
    }

    /// The price with an ending that is nearest to `cents`.
    static func nearest(_ cents: Int, preferring ending: Int) -> Int {
        cents >= 9_950 ? max(10_000, (cents + 50) / 100 * 100) : atMost(cents + 50, preferring: ending)
    }

    /// Whether a price has one of the endings.
    public static func isKept(by cents: Int) -> Bool {
        switch cents {
        case ..<4_000: cents % 100 == 99
        case ..<10_000: cents % 100 == 95 || cents % 100 == 99
        default: cents % 100 == 0
        }
    }
}

/// Draws prices.
struct PriceTag {
    private var chance: Chance
    /// 95 cents for 70 % of the prices between 40 and 100 euros.
    let ending: Int

    init(_ seed: UInt64, _ type: GarmentType, _ number: Int) {
        chance = Chance(seed, "price", type.rawValue, number)
        ending = chance.happens(percent: 70) ? 95 : 99
    }

    /// A price from the triangle of lowest, typical and highest price; what is dear to make is never cheap.
    mutating func price(of design: Design) -> Int {
        let (low, typical, high) = design.type.leaf.prices
        var place = chance.fraction()
        switch design.material.luxury {
        case 2: place = 0.55 + 0.45 * place
        case 1: place = max(place, chance.fraction())
        default: break
        }
        let (span, left) = (Double(high - low), Double(typical - low))
        let cents =
            place < left / span
            ? Double(low) + (place * span * left).squareRoot()
            : Double(high) - ((1 - place) * span * Double(high - typical)).squareRoot()
        return min(high, max(low, PriceEnding.nearest(Int(cents), preferring: ending)))
    }

    /// A price less so many per cent, or a little more.
    func reduced(_ cents: Int, by percent: Int) -> Int {
        PriceEnding.atMost(cents * (100 - percent) / 100, preferring: ending)
    }
}
