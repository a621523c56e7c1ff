public import Basics

/// What a model cost from a moment on.
public struct PricePoint: Hashable, Sendable {
    /// When the price was set.
    public let instant: Instant
    /// The price in cents, reductions included.
    public let cents: Int
}

extension Catalogue {
    /// The days from which and to which a model is reduced; nil where it is not.
    public func reductionDays(of model: Model) -> (first: CivilTime, last: CivilTime)? {
        guard model.specialPrice > 0 else { return nil }
        // The sale-day models are reduced whenever the catalogue is used.
        let last = model.traits.contains(.saleDay) ? options.date.dayNumber + 365 : span.lastDay
        return (CivilTime(dayNumber: firstReducedDay(of: model)), CivilTime(dayNumber: last))
    }

    /// The history of a model's price, from its first day to the catalogue's date (Code de la consommation,
    /// L. 112-1-1: a reduction names the lowest price of the thirty days before it).
    public func priceHistory(of model: Model) -> [PricePoint] {
        let (type, today) = (design(of: model).type, options.date.dayNumber)
        var chance = Chance(options.seed, "history", type.rawValue, Int(model.number))
        let price = Int(model.price)
        let age = model.traits.contains(.young) ? chance.among(2...28) : chance.among(90...400)
        var points = [point(today - Int64(age), price)]
        let tag = PriceTag(options.seed, type, Int(model.number))
        let firstReduced = model.specialPrice > 0 ? firstReducedDay(of: model) : today
        if model.traits.contains(.wasReduced) {
            let start = firstReduced - Int64(chance.among(14...30))
            points.append(point(start, tag.reduced(price, by: chance.pick([15, 20]))))
            points.append(point(start + Int64(chance.among(5...12)), price))
        }
        if model.specialPrice > 0 {
            for step in earlierSteps(of: model) {
                points.append(point(step.day, tag.reduced(price, by: step.percent)))
            }
            points.append(point(lastReducedDay(of: model), Int(model.specialPrice)))
        }
        return points
    }

    private func firstReducedDay(of model: Model) -> Int64 {
        model.traits.contains(.saleDay) ? options.date.dayNumber : span.firstDay
    }

    /// The day from which the present reduction holds: in the soldes, the first of the second or fourth week.
    private func lastReducedDay(of model: Model) -> Int64 {
        guard case .soldes(let week) = span.period, !model.traits.contains(.saleDay) else {
            return firstReducedDay(of: model)
        }
        return span.firstDay + (week == 1 ? 0 : week == 4 ? 21 : 7)
    }

    /// The smaller reductions of the weeks before: the price before the first one stays the one that is crossed out.
    private func earlierSteps(of model: Model) -> [(day: Int64, percent: Int)] {
        guard case .soldes(let week) = span.period, !model.traits.contains(.saleDay), week > 1 else { return [] }
        return week < 4
            ? [(span.firstDay, 30)] : [(span.firstDay, 30), (span.firstDay + 7, model.reduction > 50 ? 50 : 40)]
    }

    /// Prices are set at eight in the morning, when the soldes begin; the hour is that of Paris without its summer
    /// time, which is as good for a history.
    private func point(_ day: Int64, _ cents: Int) -> PricePoint {
        PricePoint(instant: Instant(seconds: day * 86_400 + 7 * 3_600), cents: cents)
    }
}
