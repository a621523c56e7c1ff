import Basics
import Catalog
import Commerce
import Testing

@Suite("The store's clock")
struct StoreClockTests {
    @Test(
        "a day begins at the store's midnight, also when the clock is changed on it",
        arguments: [
            (1, 6, 1, 5, 23), (3, 29, 3, 28, 23), (3, 30, 3, 29, 22), (7, 14, 7, 13, 22), (10, 25, 10, 24, 22),
            (10, 26, 10, 25, 23),
        ])
    func days(month: Int, day: Int, utcMonth: Int, utcDay: Int, utcHour: Int) {
        let start = CivilTime(year: 2026, month: utcMonth, day: utcDay, hour: utcHour).asUTC
        #expect(paris.startOfDay(CivilTime(year: 2026, month: month, day: day)) == start)
        #expect(paris.startOfNextDay(CivilTime(year: 2026, month: month, day: day - 1)) == start)
    }

    @Test("the offset changes at its moment, not before")
    func offsets() {
        let change = CivilTime(year: 2026, month: 3, day: 29, hour: 1).asUTC
        #expect(paris.offset(at: Instant(microseconds: change.microseconds - 1)) == 3_600)
        #expect(paris.offset(at: change) == 7_200)
        #expect(paris.offset(at: Instant(microseconds: .min / 2)) == 3_600)
        #expect(StoreClock(offsetSeconds: -18_000).offset(at: change) == -18_000)
        #expect(paris.civil(change) == CivilTime(year: 2026, month: 3, day: 29, hour: 3))
    }
}

@Suite("A product's price")
struct PriceTests {
    private let first = CivilTime(year: 2026, month: 1, day: 7)
    private let last = CivilTime(year: 2026, month: 2, day: 3)
    private let begin = CivilTime(year: 2026, month: 1, day: 6, hour: 23).asUTC
    private let end = CivilTime(year: 2026, month: 2, day: 3, hour: 23).asUTC

    private func price(_ columns: ProductColumns, at now: Instant) throws -> Price {
        let product = product(1, try #require(SKU("A")), columns: [.all: columns])
        return try #require(product.price(for: guest, at: now, paris))
    }

    @Test("a special price holds from its first midnight to the end of its last day, and each answer says until when")
    func period() throws {
        let columns = columns(price: "80", special: "56", from: first, to: last)
        let cases: [(at: Int64, final: String, changesAt: Instant?)] = [
            (begin.microseconds - 1, "80", begin), (begin.microseconds, "56", end), (end.microseconds - 1, "56", end),
            (end.microseconds, "80", nil),
        ]
        for (moment, final, changesAt) in cases {
            let price = try price(columns, at: Instant(microseconds: moment))
            #expect(price.final == Money(final, .eur))
            #expect(price.regular == Money("80", .eur))
            #expect(price.changesAt == changesAt)
        }
    }

    @Test("a special price may begin or end openly")
    func open() throws {
        let now = Instant(seconds: begin.seconds + 5)
        let always = try price(columns(price: "80", special: "56"), at: now)
        #expect((always.final, always.changesAt) == (Money(millionths: 56_000_000, .eur), nil))
        #expect(try price(columns(price: "80", special: "56", from: first), at: now).changesAt == nil)
        #expect(try price(columns(price: "80", special: "56", to: last), at: now).changesAt == end)
    }

    @Test("a special price that is no reduction is none")
    func noReduction() throws {
        let same = try price(columns(price: "80", special: "80", from: first), at: Instant(seconds: 0))
        #expect((same.isReduced, same.changesAt) == (false, nil))
        #expect(try !price(columns(price: "80", special: "90"), at: begin).isReduced)
    }

    @Test(
        "the reduction in percent is rounded down",
        arguments: [("80", "56", 30), ("30", "20", 33), ("80", "80", 0), ("0", "0", 0)])
    func percent(regular: String, special: String, percent: Int64) throws {
        #expect(try price(columns(price: regular, special: special), at: begin).percentOff == percent)
    }

    @Test("the lowest counts: of now, of those for everybody, and of those for the buyer's group, website and pieces")
    func tiers() throws {
        let (wholesale, retail) = (CustomerGroupID(2), CustomerGroupID(3))
        func tier(
            _ group: CustomerGroupID, _ amount: TierPrice.Amount, from pieces: Int64 = 1, on website: Int64 = 0
        )
            -> TierPrice
        {
            TierPrice(websiteID: WebsiteID(website), group: group, quantity: Quantity(pieces), amount: amount)
        }
        func euros(_ amount: Int64) -> Money { Money(millionths: amount * 1_000_000, .eur) }
        var extras = Product.Extras()
        extras.tierPrices = [
            tier(.guests, .fixed(euros(75))), tier(wholesale, .percent(500_000)),
            tier(retail, .fixed(euros(60)), on: 2),
            tier(.all, .fixed(euros(70)), from: 3), tier(retail, .fixed(euros(90))),
        ]
        let special = columns(price: "80", special: "72", from: first, to: last)
        let product = product(1, try #require(SKU("A")), columns: [.all: special], extras: extras)
        func final(_ group: CustomerGroupID, _ pieces: Int64 = 1, at now: Instant, on website: Int64 = 1) -> Money? {
            let buyer = Buyer(in: french, on: WebsiteID(website), of: group)
            return product.price(of: Quantity(pieces), for: buyer, at: now, paris)?.final
        }
        let before = Instant(seconds: 0)
        #expect(final(.guests, at: before) == euros(75))
        #expect(final(.guests, at: begin) == euros(72))
        #expect(final(.guests, 3, at: begin) == euros(70))
        #expect(final(wholesale, at: begin) == euros(40))
        #expect(final(retail, at: before) == euros(80))
        #expect(final(retail, at: before, on: 2) == euros(60))
        let price = try #require(product.price(for: guest, at: before, paris))
        #expect((price.regular, price.changesAt) == (euros(80), begin))
    }

    @Test("a product without a price has none")
    func none() throws {
        #expect(product(1, try #require(SKU("A"))).price(for: guest, at: begin, paris) == nil)
    }

    @Test("a configurable product costs what its cheapest salable variant costs, and changes when any of them does")
    func configurable() throws {
        let (a, b, c) = (try #require(SKU("A")), try #require(SKU("B")), try #require(SKU("C")))
        let special = columns(price: "70", special: "30", from: first, to: last)
        let variants = [
            variant(1, a, color: 1, size: 1, onHand: 0, columns: columns(price: "10")),
            variant(2, b, color: 1, size: 2, columns: columns(price: "50")),
            variant(3, c, color: 1, size: 3, columns: special),
        ]
        func price(_ variants: [Product], at now: Instant) throws -> Price? {
            product(9, try #require(SKU("P")), kind: .configurable, axes: [colorAxis, sizeAxis], variants: variants)
                .price(for: guest, at: now, paris)
        }
        let before = try #require(try price(variants, at: Instant(seconds: 0)))
        #expect((before.final, before.changesAt) == (Money(millionths: 50_000_000, .eur), begin))
        let during = try #require(try price(variants, at: begin))
        #expect(
            (during.final, during.regular) == (Money(millionths: 30_000_000, .eur), Money(millionths: 70_000_000, .eur))
        )
        #expect(try price([variants[0]], at: begin)?.final == Money("10", .eur))
        #expect(try price([], at: begin) == nil)
    }
}
