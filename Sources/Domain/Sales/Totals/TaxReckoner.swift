public import Commerce

/// A price and a row of it, without tax and with it.
public struct TaxedRow: Sendable, Equatable {
    /// One piece without tax and with it.
    public let price: Money
    public let priceWithTax: Money
    /// All pieces without tax and with it.
    public let total: Money
    public let totalWithTax: Money
    /// The tax of all pieces, in all.
    public let tax: Money
    public let percent: VATRate
    /// The tax by the rates that make it up.
    public let parts: [AppliedTax]
}

/// The tax of rates that are added.
public struct AppliedTax: Sendable, Equatable {
    public let rates: [TaxRate]
    public let amount: Money
}

/// Reckons the tax of rows, one after another, by one of Magento's three algorithms (`Magento\Tax\Model\Calculation`).
///
/// `unit` rounds the tax of a piece, `row` that of a row. `total` rounds rows too, but carries what each rounding left
/// over to the next row of the same rate, delivery being the last: so all rows together are off by less than a cent. A
/// millionth is added before the first rounding of each kind, as Magento does against floating point.
///
/// Prices with tax hold that of where the shop delivers from. Where another rate applies, the price without tax stays
/// and the buyer's is put on it, unless prices are meant to be the same across borders.
struct TaxReckoner {
    private let table: TaxTable
    private let settings: TaxSettings
    private let customer: TaxClassID
    private let place: TaxPlace
    private var leftOver: [Remainder: FineAmount] = [:]
    /// The tax of each class, looked up once.
    private var known: [TaxClassID: ClassTax] = [:]

    private struct ClassTax {
        /// What applies to the buyer, and what it comes to.
        let applied: [TaxTable.Applied]
        let percent: VATRate
        /// What prices with tax hold.
        let own: VATRate
    }

    /// What a rounding's remainder is carried over to.
    private struct Remainder: Hashable {
        /// Nil where rows share it.
        let row: Int?
        let rates: [TaxRateID]
        let percent: VATRate
    }

    /// What is reckoned: one piece's price, how many, and of which class.
    struct Row {
        var price: Money
        var quantity: Quantity
        var taxClass: TaxClassID
        var includesTax: Bool
    }

    init(_ table: TaxTable, _ settings: TaxSettings, customer: TaxClassID, destination: TaxPlace?) {
        (self.table, self.settings, self.customer) = (table, settings, customer)
        place = settings.place(of: destination)
    }

    /// The tax of the row with a number; no two rows of one reckoning have the same.
    mutating func reckon(_ row: Row, number: Int) -> TaxedRow {
        let tax = tax(of: row.taxClass)
        return row.includesTax ? withTax(row, tax, number) : withoutTax(row, tax, number)
    }

    private mutating func tax(of taxClass: TaxClassID) -> ClassTax {
        if let tax = known[taxClass] { return tax }
        let sale = TaxTable.Sale(of: taxClass, to: customer, at: place)
        let applied = taxClass == .none ? [] : table.applied(to: sale)
        let ownSale = TaxTable.Sale(of: taxClass, to: settings.customerClass, at: settings.origin)
        let tax = ClassTax(
            applied: applied,
            percent: VATRate(
                percentTenThousandths: applied.reduce(0) { $0 + $1.percent.percentTenThousandths }),
            own: table.rate(for: ownSale))
        known[taxClass] = tax
        return tax
    }

    private mutating func withTax(_ row: Row, _ classTax: ClassTax, _ number: Int) -> TaxedRow {
        let (applied, percent) = (classTax.applied, classTax.percent)
        let priceWithTax = settings.isCrossBorder ? row.price.payable(.halfUp) : abroad(row.price, classTax)
        let rate = percent.percentTenThousandths
        func tax(in amount: Money) -> Money {
            let exact = FineAmount(amount).times(rate, over: 1_000_000 + rate)
            return rounded(exact, Remainder(row: sharedRow(number), rates: [], percent: percent), amount.currency)
        }
        if settings.algorithm == .unit {
            let unitTax = tax(in: priceWithTax)
            let price = priceWithTax - unitTax
            return TaxedRow(
                price: price, priceWithTax: priceWithTax, total: price.times(row.quantity, .halfUp),
                totalWithTax: priceWithTax.times(row.quantity, .halfUp), tax: unitTax.times(row.quantity, .halfUp),
                percent: percent, parts: parts(of: unitTax.times(row.quantity, .halfUp), applied, percent))
        }
        let totalWithTax = priceWithTax.times(row.quantity, .halfUp).payable(.halfUp)
        let rowTax = tax(in: totalWithTax)
        let total = totalWithTax - rowTax
        return TaxedRow(
            price: total.over(row.quantity, else: priceWithTax), priceWithTax: priceWithTax, total: total,
            totalWithTax: totalWithTax, tax: rowTax, percent: percent, parts: parts(of: rowTax, applied, percent))
    }

    private mutating func withoutTax(_ row: Row, _ classTax: ClassTax, _ number: Int) -> TaxedRow {
        let price = row.price.payable(.halfUp)
        let total = price.times(row.quantity, .halfUp)
        let base = settings.algorithm == .unit ? price : total
        let parts = classTax.applied.map { applied in
            let exact = FineAmount(base).times(applied.percent.percentTenThousandths, over: 1_000_000)
            let key = Remainder(
                row: sharedRow(number), rates: applied.rates.map(\.id), percent: applied.percent)
            let tax = rounded(exact, key, price.currency)
            let amount = settings.algorithm == .unit ? tax.times(row.quantity, .halfUp) : tax
            return (unit: tax, part: AppliedTax(rates: applied.rates, amount: amount))
        }
        let tax = parts.reduce(.zero(price.currency)) { $0 + $1.part.amount }
        let totalWithTax = total + tax
        let priceWithTax =
            settings.algorithm == .unit
            ? parts.reduce(price) { $0 + $1.unit } : totalWithTax.over(row.quantity, else: price)
        return TaxedRow(
            price: price, priceWithTax: priceWithTax, total: total, totalWithTax: totalWithTax, tax: tax,
            percent: classTax.percent, parts: parts.map(\.part))
    }

    /// The price with the buyer's tax in the place of the shop's own.
    private func abroad(_ full: Money, _ tax: ClassTax) -> Money {
        let price = full.payable(.halfUp)
        guard tax.own != tax.percent else { return price }
        return FineAmount(price).times(1_000_000, over: 1_000_000 + tax.own.percentTenThousandths)
            .times(1_000_000 + tax.percent.percentTenThousandths, over: 1_000_000).payable(price.currency)
    }

    private func sharedRow(_ number: Int) -> Int? { settings.algorithm == .total ? nil : number }

    /// Rounds to coins with what the rounding before left over; nothing is left alone.
    private mutating func rounded(_ exact: FineAmount, _ key: Remainder, _ currency: Currency) -> Money {
        guard exact != .zero else { return .zero(currency) }
        let sum = exact + (leftOver[key] ?? FineAmount(trillionths: 1_000_000))
        let tax = sum.payable(currency)
        leftOver[key] = sum - FineAmount(tax)
        return tax
    }

    /// Splits the tax of a price that holds it by the rates' shares; the last has what is left.
    private func parts(of tax: Money, _ applied: [TaxTable.Applied], _ percent: VATRate) -> [AppliedTax] {
        var left = tax
        return applied.enumerated().map { index, step in
            let share = tax.times(
                step.percent.percentTenThousandths, over: max(1, percent.percentTenThousandths), .halfUp)
            let amount = index + 1 == applied.count ? left : min(left, share.payable(.halfUp))
            left = left - amount
            return AppliedTax(rates: step.rates, amount: amount)
        }
    }
}

extension TaxSettings {
    /// Where the tax holds that applies to a sale; until an address is known that of the configuration. A cart has no
    /// address for its bill before the checkout.
    public func place(of destination: TaxPlace?) -> TaxPlace {
        switch basis {
        case .shipping: destination ?? defaultPlace
        case .billing: defaultPlace
        case .origin: origin
        }
    }
}

extension Money {
    /// The amount by piece, in coins.
    fileprivate func over(_ quantity: Quantity, else none: Money) -> Money {
        guard quantity > .zero else { return none }
        return times(10_000, over: quantity.tenThousandths, .halfUp).payable(.halfUp)
    }
}
