/// A catalogue: its designs and its models. Rows and pictures are made of it one at a time, since a large catalogue's
/// rows would not fit into memory.
public struct Catalogue: Sendable {
    /// What was asked for.
    public let options: CatalogueOptions
    /// The designs, and the models in the order of types and numbers.
    public let designs: [Design]
    public internal(set) var models: [Model]
    /// The models' places, the most popular first.
    let ranking: [Int32]
    /// The period of the date.
    public let span: SaleCalendar.Span
    /// Each leaf's models by price.
    let shelves: [Shelf]

    /// Plans a catalogue.
    public init(_ options: CatalogueOptions) {
        self.options = options
        span = SaleCalendar.span(on: options.date)
        let counts = Catalogue.counts(of: options.products)
        let designs = DesignPlan(options: options).designs(counts)
        var models = Catalogue.models(counts, designs, options)
        ranking = Catalogue.rank(&models, options)
        Catalogue.assignTraits(&models, designs, options, span)
        self.designs = designs
        self.models = models
        shelves = Leaf.allCases.map { [models] leaf in Shelf(leaf, models, designs) }
    }

    /// A model's design.
    public func design(of model: Model) -> Design { designs[Int(model.design)] }

    /// A model's name.
    public func name(of model: Model) -> Bilingual { design(of: model).name(Int(model.ordinal)) }

    /// A model's SKU: `RB-0017`.
    public func sku(of model: Model) -> String { SKUs.model(design(of: model).type, Int(model.number)) }

    /// How many models each type has of so many products: its weight's share, the largest remainders rounded up.
    public static func counts(of products: Int) -> [GarmentType: Int] {
        let types = GarmentType.allCases
        let whole = CatalogueOptions.wholeBrief
        var counts = types.map { products * $0.weight / whole }
        let byRemainder = types.indices.sorted {
            let (left, right) = (products * types[$0].weight % whole, products * types[$1].weight % whole)
            return left == right ? $0 < $1 : left > right
        }
        for place in byRemainder.prefix(products - counts.reduce(0, +)) { counts[place] += 1 }
        return Dictionary(uniqueKeysWithValues: zip(types, counts))
    }

    private static func models(
        _ counts: [GarmentType: Int], _ designs: [Design], _ options: CatalogueOptions
    ) -> [Model] {
        var models: [Model] = []
        models.reserveCapacity(options.products)
        var firstDesign = 0
        for type in GarmentType.allCases {
            let count = counts[type] ?? 0
            for place in 0..<count {
                let design = firstDesign + place % type.weight
                var tag = PriceTag(options.seed, type, place + 1)
                models.append(
                    Model(
                        design: Int32(design), ordinal: Int32(place / type.weight + 1), number: Int32(place + 1),
                        price: Int32(tag.price(of: designs[design]))))
            }
            firstDesign += min(count, type.weight)
        }
        return models
    }

    private static func rank(_ models: inout [Model], _ options: CatalogueOptions) -> [Int32] {
        var chance = Chance(options.seed, "popularity")
        let ranking = chance.shuffled(models.indices.map(Int32.init))
        for (place, model) in ranking.enumerated() { models[Int(model)].rank = Int32(place + 1) }
        return ranking
    }
}

/// How SKUs are made.
enum SKUs {
    static func model(_ type: GarmentType, _ number: Int) -> String {
        let digits = String(number)
        return "\(type.rawValue)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    }
}
