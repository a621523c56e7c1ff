/// A rate of value added tax: ten-thousandths of a percent, so that 25.5 % is 255,000.
public struct VATRate: Hashable, Sendable {
    /// Ten-thousandths of a percent.
    public let percentTenThousandths: Int64

    /// A rate in ten-thousandths of a percent.
    public init(percentTenThousandths: Int64) { self.percentTenThousandths = percentTenThousandths }

    /// Reads a percentage such as `20.0000`.
    public init?(percent text: some StringProtocol) {
        guard let value = FixedDecimal.parse(text, digits: 4), value >= 0 else { return nil }
        percentTenThousandths = value
    }

    /// The percentage with as few digits as it needs: `20`, `8.375`.
    public var percentText: String { FixedDecimal.text(percentTenThousandths, scale: 4, least: 0) }

    /// The percentage as a number, for comparisons.
    public var percentNumber: Double { Double(percentTenThousandths) / 10_000 }

    /// No tax.
    public static let zero = VATRate(percentTenThousandths: 0)

    /// What remains of an amount that includes the tax, rounded to the currency's coins.
    public func net(ofGross gross: Money) -> Money {
        gross.times(1_000_000, over: 1_000_000 + percentTenThousandths, .halfUp).payable(.halfUp)
    }
}

/// The rates that apply in one place to guests, by product tax class: what prices are shown with before an address is
/// known. `TaxTable` knows all places.
public struct VATTable: Sendable {
    private let rates: [TaxClassID: VATRate]

    /// A table of rates; a class that is not in it is untaxed.
    public init(_ rates: [TaxClassID: VATRate]) { self.rates = rates }

    /// The rate of a product tax class.
    public func rate(of taxClass: TaxClassID) -> VATRate { rates[taxClass] ?? .zero }
}
