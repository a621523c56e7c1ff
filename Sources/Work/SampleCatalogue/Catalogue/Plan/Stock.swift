/// A variant of a model: one colour in one size.
public struct Variant: Sendable, Hashable {
    /// The colour, and the size where there are several.
    public let shade: Shade
    public let size: SizeRun.Size?
    /// How many pieces there are.
    public internal(set) var quantity: Int
}

extension Catalogue {
    /// The variants of a model with their stock, colour by colour, sizes from small to large.
    ///
    /// A colour's pieces are log-normal around 45 and shared by the curve of the sizes. Then 8 % of the variants are
    /// out of stock (of all, so those of sold-out models count) and 17 % have one or two pieces left. In bestsellers
    /// the sizes that most people wear are the first to go.
    public func variants(of model: Model) -> [Variant] {
        let design = design(of: model)
        let sizes = design.type.sizeRun.sizes
        if model.traits.contains(.saleDay) {
            let size = sizes.max { $0.share < $1.share }
            return [Variant(shade: design.shades[0], size: size, quantity: Catalogue.saleDayPieces)]
        }
        var chance = Chance(options.seed, "stock", design.type.rawValue, Int(model.number))
        let variants = design.shades.flatMap { shade in
            let pieces = Catalogue.pieces(&chance)
            let ofShade =
                sizes.isEmpty
                ? [Variant(shade: shade, size: nil, quantity: max(3, pieces))]
                : sizes.map { Variant(shade: shade, size: $0, quantity: max(3, (pieces * $0.share + 50) / 100)) }
            return soldDown(ofShade, model, &chance)
        }
        return limited(variants)
    }

    /// What a sale-day model has: exactly so many, to be sold to more buyers than that.
    public static let saleDayPieces = 100

    private func soldDown(_ variants: [Variant], _ model: Model, _ chance: inout Chance) -> [Variant] {
        var variants = variants
        let isBroken = span.period == .soldes(week: 4) && model.specialPrice > 0
        let (empty, low) = isBroken ? (40, 25) : (5, 18)
        var left = variants.map { variant in
            let fate = chance.below(100)
            return fate < empty ? 0 : fate < empty + low ? chance.among(1...2) : variant.quantity
        }
        if model.traits.contains(.soldOut) { left = left.map { _ in 0 } }
        var order = Array(variants.indices)
        if isBestseller(model) {
            left.sort { min($0, 3) < min($1, 3) }
            order.sort { (variants[$1].size?.share ?? 0, $0) < (variants[$0].size?.share ?? 0, $1) }
            // A size that is not sold down keeps its own number of pieces, not that of another.
            for (place, index) in order.enumerated() where left[place] > 2 { left[place] = variants[index].quantity }
        }
        for (place, index) in order.enumerated() { variants[index].quantity = left[place] }
        return variants
    }

    /// The tenth of the models that sells best.
    private func isBestseller(_ model: Model) -> Bool { Int(model.rank) <= models.count / 10 }

    /// The variants that are kept where their number is limited: all sizes of the first colours, and of the last one
    /// those that sell best.
    private func limited(_ variants: [Variant]) -> [Variant] {
        guard let limit = options.variants, variants.count > limit else { return variants }
        let perShade = variants.prefix { $0.shade == variants[0].shade }.count
        let order = variants.indices.sorted {
            ($0 / perShade, -(variants[$0].size?.share ?? 0), $0) < (
                $1 / perShade, -(variants[$1].size?.share ?? 0), $1
            )
        }
        return order.prefix(max(1, limit)).sorted().map { variants[$0] }
    }

    /// The quantiles from 2.5 % to 97.5 % of a log-normal distribution (median 45, sigma 0.7): a table, so that no
    /// machine's logarithm decides.
    private static let quantiles = [
        11, 16, 20, 23, 27, 30, 33, 36, 39, 43, 45, 47, 51, 56, 62, 68, 76, 87, 101, 123, 178,
    ]

    private static func pieces(_ chance: inout Chance) -> Int {
        let place = chance.below(quantiles.count - 1)
        return chance.among(quantiles[place]...quantiles[place + 1])
    }
}
