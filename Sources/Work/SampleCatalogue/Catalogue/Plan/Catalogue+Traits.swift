/// What the day makes of the models: which are new, reduced or sold out. Shares are kept to the piece: the models are
/// put in an order of chance for each question, and the first so many are taken.
extension Catalogue {
    static func assignTraits(
        _ models: inout [Model], _ designs: [Design], _ options: CatalogueOptions, _ span: SaleCalendar.Span
    ) {
        let lottery = Lottery(seed: options.seed, count: models.count)
        // Two models each of dresses, knitwear, jackets, boots, shoes and bags.
        for leaf in [Leaf.dresses, .knitwear, .jackets, .boots, .shoes, .bags] {
            for place in lottery.draw("sale day", 2, where: { designs[Int(models[$0].design)].type.leaf == leaf }) {
                models[place].traits.insert(.saleDay)
            }
        }
        let new = lottery.draw("new", percent: 12) { !models[$0].traits.contains(.saleDay) }
        for (order, place) in new.enumerated() {
            models[place].traits.insert(.new)
            if order < models.count * 3 / 100 { models[place].traits.insert(.young) }
        }
        let basics = models.indices.filter { designs[Int(models[$0].design)].type.isBasic }
        for place in lottery.draw("basics", basics.count * 40 / 100, where: Set(basics).contains) {
            models[place].traits.insert(.neverReduced)
        }
        let mayBeReduced = { (place: Int) in models[place].traits.isDisjoint(with: [.new, .saleDay, .neverReduced]) }
        for place in lottery.draw("reduced before", percent: 10, where: mayBeReduced) {
            models[place].traits.insert(.wasReduced)
        }
        for place in lottery.draw("sold out", percent: 3, where: { !models[$0].traits.contains(.saleDay) }) {
            models[place].traits.insert(.soldOut)
        }
        let (percent, steps) = span.period.reductions
        let reduced = lottery.draw("reduced", percent: percent, where: mayBeReduced)
        let weights = steps.reduce(0) { $0 + $1.1 }
        for (order, place) in reduced.enumerated() {
            var left = order * weights / reduced.count
            let step = steps.first { step in
                left -= step.1
                return left < 0
            }
            models[place].reduction = UInt8(step?.0 ?? steps[0].0)
        }
        for place in models.indices {
            if models[place].traits.contains(.saleDay) { models[place].reduction = 50 }
            guard models[place].reduction > 0 else { continue }
            let type = designs[Int(models[place].design)].type
            let tag = PriceTag(options.seed, type, Int(models[place].number))
            let price = tag.reduced(Int(models[place].price), by: Int(models[place].reduction))
            models[place].specialPrice = Int32(price)
        }
    }
}

extension GarmentType {
    /// Whether 40 % of its models are never reduced.
    public var isBasic: Bool { leaf == .tShirts || leaf == .jeans }
}

/// Draws so many of the models for a question, always the same ones.
struct Lottery {
    let seed: UInt64
    let count: Int

    /// Places of so many per cent of all models, among those that may win.
    func draw(_ question: StaticString, percent: Int, where mayWin: (Int) -> Bool) -> [Int] {
        draw(question, (count * percent + 50) / 100, where: mayWin)
    }

    /// Places of `winners` models, among those that may win; fewer where there are fewer.
    func draw(_ question: StaticString, _ winners: Int, where mayWin: (Int) -> Bool) -> [Int] {
        var chance = Chance(seed, question)
        let tickets = (0..<count).map { (ticket: chance.next(), place: $0) }.filter { mayWin($0.place) }
        return tickets.sorted { $0.ticket < $1.ticket }.prefix(winners).map(\.place)
    }
}
