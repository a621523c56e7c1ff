import Commerce

/// A span of prices, of which the upper end is left out (as in Magento's `price=20-50`): bands that touch share
/// nothing. Its text knows no currency.
public struct PriceBand: Hashable, Sendable {
    /// Millionths of the currency's unit.
    public let from: Int64
    /// Millionths of the currency's unit; nil for no end.
    public let to: Int64?

    /// A span; nil for one that is empty, negative or without any end.
    public init?(from: Int64?, to: Int64?) {
        let from = from ?? 0
        guard from >= 0, from > 0 || to != nil, to.map({ $0 > from }) ?? true else { return nil }
        (self.from, self.to) = (from, to)
    }

    /// Reads `20-50`, `-20` or `50-`, with at most two digits after a point.
    public init?(_ text: some StringProtocol) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        var amounts: [Int64?] = []
        for end in ends {
            guard !end.isEmpty else {
                amounts.append(nil)
                continue
            }
            guard let amount = PriceBand.amount(end) else { return nil }
            amounts.append(amount)
        }
        self.init(from: amounts[0], to: amounts[1])
    }

    /// Millionths for an amount such as `20` or `19.99`; nil for what is none, or more than a billion.
    public static func amount(_ text: some StringProtocol) -> Int64? {
        guard let amount = Money(text, .eur)?.millionths, (0...amountMax).contains(amount), amount % 10_000 == 0
        else { return nil }
        return amount
    }

    /// The one spelling of the span in addresses: `20-50`, `-20`, `50-`.
    public var text: String {
        "\(from == 0 ? "" : PriceBand.text(from))-\(to.map(PriceBand.text) ?? "")"
    }

    /// The amount without a currency, with as few digits as it needs: `20`, `19.9`.
    public static func text(_ millionths: Int64) -> String { Money(millionths: millionths, .eur).text() }

    private static let amountMax: Int64 = 1_000_000_000_000_000

    /// Whether a price in millionths lies in the span.
    public func contains(_ price: Int64) -> Bool {
        from <= price && (to.map { price < $0 } ?? true)
    }
}

extension PriceBand {
    /// Bands that suit these prices, lowest first: at most five, of about as many products each, that begin and end at
    /// round amounts. Each holds a price; none where all would be in one.
    ///
    /// `prices` are in ascending order. The bands of a category depend on all its products and not on what is chosen,
    /// so that their addresses stay.
    public static func suited(to prices: [Int64]) -> [PriceBand] {
        guard let low = prices.first, let high = prices.last else { return [] }
        var edges: [Int64] = []
        for place in 1..<bandsMax {
            let edge = round(prices[place * prices.count / bandsMax])
            if edge > (edges.last ?? low), edge <= high { edges.append(edge) }
        }
        edges = edges.filter { edge in prices.contains { $0 < edge } }
        guard !edges.isEmpty else { return [] }
        let ends: [Int64?] = edges.map { $0 } + [nil]
        let bands = zip([0] + edges, ends).compactMap { PriceBand(from: $0, to: $1) }
        return merged(bands, prices)
    }

    /// Rounding can leave a band without a price; it joins the one below.
    private static func merged(_ bands: [PriceBand], _ prices: [Int64]) -> [PriceBand] {
        var merged: [PriceBand] = []
        for band in bands {
            if let last = merged.last, !prices.contains(where: band.contains) {
                merged[merged.count - 1] = PriceBand(from: last.from, to: band.to) ?? last
            } else {
                merged.append(band)
            }
        }
        return merged.count > 1 ? merged : []
    }

    /// The nearest amount that people call round: one or one and a half digits and zeros.
    private static func round(_ price: Int64) -> Int64 {
        var unit: Int64 = 100_000
        while unit < 100_000_000_000_000, unit * 100 <= price { unit *= 10 }
        let candidates = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100].map { $0 * unit }
        return candidates.min { abs($0 - price) < abs($1 - price) } ?? price
    }

    private static let bandsMax = 5
}
