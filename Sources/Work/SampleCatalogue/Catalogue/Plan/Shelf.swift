/// A leaf's models in the order of their prices, to find those that cost about as much.
struct Shelf: Sendable {
    private let byPrice: [Int32]

    init(_ leaf: Leaf, _ models: [Model], _ designs: [Design]) {
        byPrice = models.indices.filter { designs[Int(models[$0].design)].type.leaf == leaf }
            .sorted { (models[$0].price, $0) < (models[$1].price, $1) }.map(Int32.init)
    }

    /// How many models there are, and one of them.
    var count: Int { byPrice.count }
    subscript(place: Int) -> Int { Int(byPrice[place]) }

    /// The `count` models whose prices are nearest to that of `model`, which is on the shelf; the nearest first.
    func nearest(to model: Int, _ count: Int, _ models: [Model]) -> [Int] {
        guard var after = byPrice.firstIndex(of: model, models) else { return [] }
        let price = models[model].price
        var before = after - 1
        after += 1
        var found: [Int] = []
        while found.count < count, before >= 0 || after < byPrice.count {
            let takesNext =
                before < 0
                || after < byPrice.count
                    && models[self[after]].price - price <= price - models[self[before]].price
            found.append(takesNext ? self[after] : self[before])
            if takesNext { after += 1 } else { before -= 1 }
        }
        return found
    }

    /// The places of the models that cost at least `low` and at most `high`.
    func range(from low: Int, to high: Int, _ models: [Model]) -> Range<Int> {
        let start = byPrice.partition { models[$0].price < low }
        return start..<max(start, byPrice.partition { models[$0].price <= high })
    }
}

extension [Int32] {
    /// The first place where a condition that holds up to some place does not hold any more.
    fileprivate func partition(_ holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(Int(self[middle])) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The place of a model in the order of prices and numbers.
    fileprivate func firstIndex(of model: Int, _ models: [Model]) -> Int? {
        let place = partition { (models[$0].price, $0) < (models[model].price, model) }
        return place < count && Int(self[place]) == model ? place : nil
    }
}
