import Basics
import Catalog
import Commerce
import Testing

@testable import Sales

/// What Magento answered to carts under each of its tax settings: the algorithm, whether catalogue and delivery prices
/// are with tax, whether prices are fixed across borders; the country; one piece's price (untaxed with `!`) and how
/// many; then subtotal without and with tax, delivery without tax and its tax, tax and grand total; and each row's
/// price, total and tax, price and total with tax.
private let recorded: [(settings: String, country: String, cart: String, totals: String, rows: String)] = [
    ("total gross gross", "FR", "9.99*3", "24.97 29.97 4.09 0.81 5.81 34.87", "8.32/24.97/5/9.99/29.97"),
    (
        "total gross gross", "FR", "25*1 9.99*1 10!*1", "39.16 44.99 4.08 0.82 6.65 49.89",
        "20.83/20.83/4.17/25/25 8.33/8.33/1.66/9.99/9.99 10/10/0/10/10"
    ),
    (
        "total gross gross", "FR", "10*7 33.33*3", "141.66 169.99 4.08 0.82 29.15 174.89",
        "8.33/58.33/11.67/10/70 27.78/83.33/16.66/33.33/99.99"
    ),
    ("total gross gross", "FR", "4.44*2.75", "10.17 12.21 4.09 0.81 2.85 17.11", "3.7/10.17/2.04/4.44/12.21"),
    (
        "total gross gross", "DE", "39.9*1 24*1", "53.25 63.37 4.09 0.77 10.89 68.23",
        "33.25/33.25/6.32/39.57/39.57 20/20/3.8/23.8/23.8"
    ),
    ("row gross gross", "FR", "9.99*3", "24.97 29.97 4.08 0.82 5.82 34.87", "8.32/24.97/5/9.99/29.97"),
    (
        "row gross gross", "FR", "25*1 9.99*1 10!*1", "39.15 44.99 4.08 0.82 6.66 49.89",
        "20.83/20.83/4.17/25/25 8.32/8.32/1.67/9.99/9.99 10/10/0/10/10"
    ),
    (
        "row gross gross", "FR", "10*7 33.33*3", "141.65 169.99 4.08 0.82 29.16 174.89",
        "8.33/58.33/11.67/10/70 27.77/83.32/16.67/33.33/99.99"
    ),
    ("row gross gross", "FR", "4.44*2.75", "10.17 12.21 4.08 0.82 2.86 17.11", "3.7/10.17/2.04/4.44/12.21"),
    ("unit gross gross", "FR", "9.99*3", "24.96 29.97 4.08 0.82 5.83 34.87", "8.32/24.96/5.01/9.99/29.97"),
    (
        "unit gross gross", "FR", "25*1 9.99*1 10!*1", "39.15 44.99 4.08 0.82 6.66 49.89",
        "20.83/20.83/4.17/25/25 8.32/8.32/1.67/9.99/9.99 10/10/0/10/10"
    ),
    (
        "unit gross gross", "FR", "10*7 33.33*3", "141.62 169.99 4.08 0.82 29.19 174.89",
        "8.33/58.31/11.69/10/70 27.77/83.31/16.68/33.33/99.99"
    ),
    ("unit gross gross", "FR", "4.44*2.75", "10.175 12.21 4.08 0.82 2.855 17.11", "3.7/10.175/2.035/4.44/12.21"),
    (
        "unit gross gross", "DE", "39.9*1 24*1", "53.25 63.37 4.08 0.78 10.9 68.23",
        "33.25/33.25/6.32/39.57/39.57 20/20/3.8/23.8/23.8"
    ),
    ("unit gross gross", "US", "39.9*3", "99.75 99.75 4.08 0 0 103.83", "33.25/99.75/0/33.25/99.75"),
    ("total net net", "FR", "9.99*3", "29.97 35.96 4.9 0.98 6.97 41.84", "9.99/29.97/5.99/11.99/35.96"),
    (
        "total net net", "FR", "25*1 9.99*1 10!*1", "44.99 51.99 4.9 0.98 7.98 57.87",
        "25/25/5/30/30 9.99/9.99/2/11.99/11.99 10/10/0/10/10"
    ),
    ("total net net", "FR", "4.44*2.75", "12.21 14.65 4.9 0.98 3.42 20.53", "4.44/12.21/2.44/5.33/14.65"),
    (
        "total net net", "DE", "39.9*1 24*1", "63.9 76.04 4.9 0.93 13.07 81.87",
        "39.9/39.9/7.58/47.48/47.48 24/24/4.56/28.56/28.56"
    ),
    ("total net net", "US", "39.9*3", "119.7 119.7 4.9 0 0 124.6", "39.9/119.7/0/39.9/119.7"),
    ("row net net", "FR", "9.99*3", "29.97 35.96 4.9 0.98 6.97 41.84", "9.99/29.97/5.99/11.99/35.96"),
    (
        "row net net", "FR", "10*7 33.33*3", "169.99 203.99 4.9 0.98 34.98 209.87",
        "10/70/14/12/84 33.33/99.99/20/40/119.99"
    ),
    ("row net net", "FR", "4.44*2.75", "12.21 14.65 4.9 0.98 3.42 20.53", "4.44/12.21/2.44/5.33/14.65"),
    (
        "row net net", "DE", "39.9*1 24*1", "63.9 76.04 4.9 0.93 13.07 81.87",
        "39.9/39.9/7.58/47.48/47.48 24/24/4.56/28.56/28.56"
    ),
    ("unit net net", "FR", "9.99*3", "29.97 35.97 4.9 0.98 6.98 41.85", "9.99/29.97/6/11.99/35.97"),
    (
        "unit net net", "FR", "25*1 9.99*1 10!*1", "44.99 51.99 4.9 0.98 7.98 57.87",
        "25/25/5/30/30 9.99/9.99/2/11.99/11.99 10/10/0/10/10"
    ),
    (
        "unit net net", "FR", "10*7 33.33*3", "169.99 204 4.9 0.98 34.99 209.88",
        "10/70/14/12/84 33.33/99.99/20.01/40/120"
    ),
    ("unit net net", "US", "39.9*3", "119.7 119.7 4.9 0 0 124.6", "39.9/119.7/0/39.9/119.7"),
    ("total net gross", "FR", "9.99*3", "29.97 35.96 4.08 0.82 6.81 40.86", "9.99/29.97/5.99/11.99/35.96"),
    (
        "total net gross", "FR", "10*7 33.33*3", "169.99 203.99 4.08 0.82 34.82 208.89",
        "10/70/14/12/84 33.33/99.99/20/40/119.99"
    ),
    ("total net gross", "FR", "4.44*2.75", "12.21 14.65 4.08 0.82 3.26 19.55", "4.44/12.21/2.44/5.33/14.65"),
    (
        "total net gross", "DE", "39.9*1 24*1", "63.9 76.04 4.08 0.78 12.92 80.9",
        "39.9/39.9/7.58/47.48/47.48 24/24/4.56/28.56/28.56"
    ),
    ("total net gross", "US", "39.9*3", "119.7 119.7 4.08 0 0 123.78", "39.9/119.7/0/39.9/119.7"),
    ("total gross gross", "US", "39.9*3", "99.75 99.75 4.08 0 0 103.83", "33.25/99.75/0/33.25/99.75"),
    (
        "total gross gross fixed", "FR", "10*7 33.33*3", "141.66 169.99 4.08 0.82 29.15 174.89",
        "8.33/58.33/11.67/10/70 27.78/83.33/16.66/33.33/99.99"
    ),
    ("total gross gross fixed", "FR", "4.44*2.75", "10.17 12.21 4.09 0.81 2.85 17.11", "3.7/10.17/2.04/4.44/12.21"),
    (
        "total gross gross fixed", "DE", "39.9*1 24*1", "53.7 63.9 4.12 0.78 10.98 68.8",
        "33.53/33.53/6.37/39.9/39.9 20.17/20.17/3.83/24/24"
    ),
    ("total gross gross fixed", "US", "39.9*3", "119.7 119.7 4.9 0 0 124.6", "39.9/119.7/0/39.9/119.7"),
]

@Suite("A cart's totals")
struct CartTotalsTests {
    private static func order(_ cart: String, to country: String?, by delivery: DeliveryMethod?) throws -> TotalsOrder {
        let lines = try cart.split(separator: " ").map { line in
            let parts = line.split(separator: "*")
            let price = try #require(parts.first)
            return TotalsOrder.Line(
                price: try #require(Money(price.filter { $0 != "!" }, .eur)),
                quantity: try #require(parts.last.flatMap { Quantity($0) }),
                taxClass: price.hasSuffix("!") ? .none : TaxClassID(2))
        }
        return TotalsOrder(lines, in: french, to: country.map { TaxPlace(country: $0) }, by: delivery)
    }

    private static func totals(
        _ settings: String, _ cart: String, to country: String?, by delivery: DeliveryMethod? = .flatRate
    ) throws -> CartTotals {
        CartTotals(try order(cart, to: country, by: delivery), try salesReference(settings))
    }

    @Test("are Magento's under every tax setting", arguments: recorded)
    func recordedTotals(settings: String, country: String, cart: String, expected: String, rows: String) throws {
        let totals = try CartTotalsTests.totals(settings, cart, to: country)
        let found = [
            totals.subtotal, totals.subtotalWithTax, totals.shipping, totals.shippingTax, totals.tax, totals.grandTotal,
        ]
        #expect(found.map { $0.text() }.joined(separator: " ") == expected)
        let foundRows = totals.rows.map { row in
            [row.price, row.total, row.tax, row.priceWithTax, row.totalWithTax].map { $0.text() }
                .joined(separator: "/")
        }
        #expect(foundRows.joined(separator: " ") == rows)
        #expect(totals.taxes.reduce(.zero(.eur)) { $0 + $1.amount } == totals.tax)
    }

    @Test("add up, whatever is bought: rows to the subtotal, price and tax to the price with tax")
    func addUp() throws {
        var generator = CountingNumbers()
        let settings = ["total", "row", "unit"].flatMap { algorithm in
            ["gross gross", "net net", "gross gross fixed"].map { "\(algorithm) \($0)" }
        }
        for round in 0..<300 {
            let lines = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                let price = Int64.random(in: 1...20_000, using: &generator)
                let untaxed = Bool.random(using: &generator) ? "" : "!"
                let cents = String(price % 100 + 100).dropFirst()
                return "\(price / 100).\(cents)\(untaxed)*\(Int.random(in: 1...9, using: &generator))"
            }
            let cart = lines.joined(separator: " ")
            let country = ["FR", "DE", "US"][round % 3]
            let totals = try CartTotalsTests.totals(settings[round % settings.count], cart, to: country)
            let sum = totals.rows.reduce(Money.zero(.eur)) { $0 + $1.total }
            #expect(sum == totals.subtotal, "\(cart)")
            for row in totals.rows { #expect(row.total + row.tax == row.totalWithTax, "\(cart)") }
            let rowTax = totals.rows.reduce(totals.shippingTax) { $0 + $1.tax }
            #expect(rowTax == totals.tax && totals.shipping + totals.shippingTax == totals.shippingWithTax)
            #expect(totals.grandTotal == totals.subtotalWithTax + totals.shippingWithTax, "\(cart)")
            #expect(totals.grandTotal.payable(.halfUp) == totals.grandTotal, "\(cart)")
        }
    }

    @Test("have no delivery until a way is chosen that is offered, and none for what is not sent")
    func delivery() throws {
        let free = try CartTotalsTests.totals("total gross gross", "59.99*1", to: "FR", by: .free)
        #expect(free.delivery == nil && free.shipping == .zero(.eur) && free.grandTotal.text() == "59.99")
        let offered = try CartTotalsTests.totals("total gross gross", "60*1", to: "FR", by: .free)
        #expect(offered.delivery?.method == .free && offered.grandTotal.text() == "60")
        let nowhere = try CartTotalsTests.totals("total gross gross", "60*1", to: nil)
        #expect(nowhere.delivery == nil && nowhere.tax.text() == "10")
    }

    @Test("the rates of a cart are in order, each with its price without tax and with it")
    func rates() throws {
        let rows: [(String, String, [String])] = [
            ("63.9*1", "FR", ["freeshipping 0 0 0", "flatrate 4.9 4.08 4.9"]),
            ("63.9*1", "DE", ["freeshipping 0 0 0", "flatrate 4.9 4.08 4.86"]),
            ("63.9*1", "ZZ", ["flatrate 4.9 4.08 4.08"]), ("25*1", "FR", ["flatrate 4.9 4.08 4.9"]), ("", "FR", []),
        ]
        for (cart, country, expected) in rows {
            let reference = try salesReference("total gross gross")
            let order = try CartTotalsTests.order(cart, to: country, by: nil)
            let rates = CartTotals(order, reference).deliveryRates(order, reference).map { rate in
                "\(rate.method.carrier) \(rate.amount.text()) \(rate.price.text()) \(rate.priceWithTax.text())"
            }
            #expect(rates == expected)
        }
    }

    @Test("a carrier that does not go to a country says so or is left out; a price for each piece counts what is sent")
    func carriers() throws {
        let specific = [
            ("carriers/flatrate/sallowspecific", "1"), ("carriers/flatrate/specificcountry", "FR,BE"),
        ]
        var order = try CartTotalsTests.order("10*3 5*2", to: "DE", by: .flatRate)
        let hidden = try salesReference("total gross gross", specific)
        #expect(CartTotals(order, hidden).deliveryRates(order, hidden).isEmpty)
        let shown = try salesReference("total gross gross", specific + [("carriers/flatrate/showmethod", "1")])
        let totals = CartTotals(order, shown)
        #expect(totals.deliveryRates(order, shown).map { $0.refusal == nil } == [false])
        #expect(totals.delivery == nil)
        let pieces = try salesReference("total gross gross", [("carriers/flatrate/type", "I")])
        order.destination = TaxPlace(country: "FR")
        order.lines[1].isVirtual = true
        #expect(CartTotals(order, pieces).deliveryRates(order, pieces).map { $0.amount.text() }.last == "14.7")
    }
}

/// Numbers that are the same in every run.
private struct CountingNumbers: RandomNumberGenerator {
    private var state: UInt64 = 7

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
