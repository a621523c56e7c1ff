/// Which models a model leads to.
extension Catalogue {
    /// Four of the same leaf at the nearest prices.
    func related(to place: Int) -> [Int] {
        shelves[design(of: models[place]).type.leaf.rawValue].nearest(to: place, 4, models)
    }

    /// Three of the same leaf that cost 15 to 40 % more.
    func upsell(for place: Int) -> [Int] {
        let (model, type) = (models[place], design(of: models[place]).type)
        let shelf = shelves[type.leaf.rawValue]
        let price = Int(model.price)
        let range = shelf.range(from: (price * 115 + 99) / 100, to: price * 140 / 100, models)
        guard !range.isEmpty else { return [] }
        var chance = Chance(options.seed, "upsell", type.rawValue, Int(model.number))
        return distinct(3, of: range.count, &chance).map { shelf[range.lowerBound + $0] }
    }

    /// Three, one of each leaf that completes the outfit, and of a season that goes with it.
    func crosssell(for place: Int) -> [Int] {
        let (model, design) = (models[place], design(of: models[place]))
        var chance = Chance(options.seed, "crosssell", design.type.rawValue, Int(model.number))
        return design.type.leaf.companions.compactMap { leaf in
            let shelf = shelves[leaf.rawValue]
            guard shelf.count > 0 else { return nil }
            let offers = (0..<6).map { _ in shelf[chance.below(shelf.count)] }
            return offers.first { self.design(of: models[$0]).season.goes(with: design.season) } ?? offers[0]
        }
    }

    /// So many different numbers below `limit`.
    private func distinct(_ count: Int, of limit: Int, _ chance: inout Chance) -> [Int] {
        var chosen: [Int] = []
        while chosen.count < min(count, limit) {
            let number = chance.below(limit)
            if !chosen.contains(number) { chosen.append(number) }
        }
        return chosen
    }
}

extension Leaf {
    /// The leaves that complete an outfit with this one.
    var companions: [Leaf] {
        switch self {
        case .dresses, .jumpsuits: [.shoes, .bags, .scarves]
        case .tops, .tShirts: [.trousers, .jackets, .jewellery]
        case .knitwear: [.jeans, .boots, .scarves]
        case .skirts: [.tops, .boots, .bags]
        case .trousers: [.tops, .shoes, .scarves]
        case .jeans: [.knitwear, .shoes, .bags]
        case .jackets: [.dresses, .boots, .scarves]
        case .boots: [.dresses, .jackets, .bags]
        case .shoes: [.dresses, .trousers, .bags]
        case .bags: [.jackets, .shoes, .jewellery]
        case .scarves: [.jackets, .knitwear, .jewellery]
        case .jewellery: [.dresses, .tops, .bags]
        }
    }
}

extension Season {
    /// Whether what is worn in one goes with what is worn in the other.
    func goes(with other: Season) -> Bool { self == other || self == .allYear || other == .allYear }
}
