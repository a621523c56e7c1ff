import Commerce

/// An amount in trillionths of a currency's unit, for what is not rounded yet. Magento reckons tax in floating point
/// and adds a millionth before it rounds; a sixth of a cent must lie on the same side here. Amounts beyond all sense
/// stop at a limit instead of overflowing.
struct FineAmount: Equatable {
    private(set) var trillionths: Int128

    /// No product of an amount with a rate or a quantity comes near it.
    private static let limit: Int128 = 10_000_000_000_000_000_000_000_000_000_000_000_000

    init(trillionths: Int128) { self.trillionths = trillionths }

    init(_ money: Money) { trillionths = Int128(money.millionths) * 1_000_000 }

    /// Nothing.
    static let zero = FineAmount(trillionths: 0)

    /// A fraction of the amount, to the nearest trillionth.
    func times(_ numerator: Int64, over denominator: Int64) -> FineAmount {
        let (product, overflow) = trillionths.multipliedReportingOverflow(by: Int128(numerator))
        guard !overflow else { return FineAmount(trillionths: FineAmount.limit * trillionths.signum()) }
        return FineAmount(trillionths: FineAmount.divide(product, by: Int128(denominator)))
    }

    /// The amount in the currency's coins, halves away from zero.
    func payable(_ currency: Currency) -> Money {
        var unit: Int128 = 1_000_000_000_000
        for _ in 0..<currency.minorDigits { unit /= 10 }
        return Money(
            millionths: Int64(clamping: FineAmount.divide(trillionths, by: unit) * (unit / 1_000_000)), currency)
    }

    static func + (left: FineAmount, right: FineAmount) -> FineAmount {
        FineAmount(trillionths: left.trillionths + right.trillionths)
    }

    static func - (left: FineAmount, right: FineAmount) -> FineAmount {
        FineAmount(trillionths: left.trillionths - right.trillionths)
    }

    private static func divide(_ dividend: Int128, by divisor: Int128) -> Int128 {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard remainder.magnitude * 2 >= divisor.magnitude else { return clamped(quotient) }
        return clamped(quotient + dividend.signum() * divisor.signum())
    }

    private static func clamped(_ amount: Int128) -> Int128 { max(-limit, min(limit, amount)) }
}
