import Basics
import Commerce
import Testing

private let yen = Currency(code: "JPY", minorDigits: 0)

@Suite("Money")
struct MoneyTests {
    @Test(
        "decimal text is read, and nothing else",
        arguments: [
            ("79.99", 79_990_000), ("0", 0), ("10", 10_000_000), (".5", 500_000), ("7.", 7_000_000),
            ("-1.5", -1_500_000),
            ("1.123456", 1_123_456), ("1.1234560", 1_123_456), ("007", 7_000_000), ("9223372036854.775807", .max),
            ("1.1234567", nil), ("9223372036854.775808", nil), ("99999999999999999999", nil), ("", nil), (".", nil),
            ("-", nil), ("1,5", nil), ("1e3", nil), (" 1", nil), ("+1", nil), ("1.2.3", nil), ("٣", nil), ("--1", nil),
        ] as [(String, Int64?)])
    func parsing(text: String, millionths: Int64?) {
        #expect(Money(text, .eur)?.millionths == millionths)
    }

    @Test(
        "the text has as many digits as it needs, and the least asked for",
        arguments: [
            (79_990_000, 0, "79.99"), (79_990_000, 4, "79.9900"), (10_000_000, 0, "10"), (10_000_000, 2, "10.00"),
            (1, 0, "0.000001"), (-1_500_000, 0, "-1.5"), (0, 0, "0"), (0, 2, "0.00"), (-10, 0, "-0.00001"),
            (.max, 0, "9223372036854.775807"), (.min, 0, "-9223372036854.775808"),
        ] as [(Int64, Int, String)])
    func text(millionths: Int64, least: Int, expected: String) {
        #expect(Money(millionths: millionths, .eur).text(digitsAtLeast: least) == expected)
    }

    @Test(
        "what is paid is rounded to the currency's coins, halves away from zero",
        arguments: [
            ("1.005", Currency.eur, Rounding.halfUp, "1.01"), ("1.004999", .eur, .halfUp, "1"),
            ("-1.005", .eur, .halfUp, "-1.01"),
            ("-1.004999", .eur, .halfUp, "-1"), ("1.009999", .eur, .down, "1"), ("-1.009999", .eur, .down, "-1"),
            ("0.5", yen, .halfUp, "1"), ("0.499999", yen, .halfUp, "0"), ("0", .eur, .halfUp, "0"),
        ])
    func payable(amount: String, currency: Currency, rounding: Rounding, expected: String) throws {
        #expect(try #require(Money(amount, currency)).payable(rounding).text() == expected)
    }

    @Test("amounts past what can be said become the largest there is, and nothing crashes")
    func overflow() {
        let most = Money(millionths: .max, .eur)
        #expect(most + most == most)
        #expect((Money.zero(.eur) - most - most).millionths == .min)
        #expect(most.times(3, over: 1, .halfUp) == most)
        #expect(most.times(-3, over: 1, .halfUp).millionths == .min)
        #expect(most.payable(.halfUp) == most)
        #expect(Money(millionths: .min, .eur).payable(.halfUp).millionths == .min)
        #expect(most.times(Quantity(tenThousandths: .max), .down) == most)
        #expect(Quantity(.max).tenThousandths == .max)
        #expect(Quantity(.max) + Quantity(1) == Quantity(.max))
    }

    @Test("a fraction of an amount is rounded to a millionth")
    func fractions() {
        let one = Money(millionths: 1_000_000, .eur)
        #expect(one.times(1, over: 3, .halfUp).millionths == 333_333)
        #expect(one.times(2, over: 3, .halfUp).millionths == 666_667)
        #expect(one.times(2, over: 3, .down).millionths == 666_666)
        #expect(one.times(-2, over: 3, .halfUp).millionths == -666_667)
        #expect(one.times(Quantity(tenThousandths: 12_500), .halfUp).millionths == 1_250_000)
    }

    @Test("amounts of one currency are added, subtracted and compared")
    func arithmetic() {
        let (two, three) = (Money(millionths: 2, .eur), Money(millionths: 3, .eur))
        #expect((two + three).millionths == 5)
        #expect((two - three).millionths == -1)
        #expect(two < three)
        #expect(Money.zero(.eur) != Money.zero(yen))
    }
}

@Suite("VAT")
struct VATTests {
    @Test(
        "the net of a gross amount is rounded to coins",
        arguments: [
            ("20.0000", "25", "20.83"), ("20", "50", "41.67"), ("25.5", "100", "79.68"), ("0", "9.99", "9.99"),
            ("5.5", "10.55", "10"), ("20", "0", "0"), ("20", "0.01", "0.01"), ("21", "79.99", "66.11"),
        ])
    func net(percent: String, gross: String, expected: String) throws {
        let rate = try #require(VATRate(percent: percent))
        #expect(rate.net(ofGross: try #require(Money(gross, .eur))).text() == expected)
    }

    @Test(
        "a rate is read from decimal text that is not negative",
        arguments: [("25.5", 255_000), ("-1", nil), ("x", nil)])
    func rates(text: String, expected: Int64?) {
        #expect(VATRate(percent: text)?.percentTenThousandths == expected)
    }

    @Test("a tax class without a rate is untaxed")
    func table() {
        let table = VATTable([TaxClassID(2): VATRate(percentTenThousandths: 200_000)])
        #expect(table.rate(of: TaxClassID(2)).percentTenThousandths == 200_000)
        #expect(table.rate(of: TaxClassID(3)) == .zero)
        #expect(table.rate(of: .none) == .zero)
    }
}

@Suite("SKUs and quantities")
struct SKUTests {
    @Test(
        "an SKU is not empty, not long and has no blank at its ends",
        arguments: [
            ("RB-1", true), ("a b", true), ("é", true), (String(repeating: "x", count: 64), true), ("", false),
            (" a", false),
            ("a ", false), ("a\n", false), ("\u{A0}a", false), (String(repeating: "x", count: 65), false),
            (String(repeating: "e\u{301}", count: 33), false),
        ])
    func valid(text: String, isValid: Bool) {
        #expect(SKU(text)?.text == (isValid ? text : nil))
    }

    @Test("SKUs are compared without regard to case and keep the form first given")
    func comparing() throws {
        let (upper, lower) = (try #require(SKU("RB-É1")), try #require(SKU("rb-é1")))
        #expect(upper == lower)
        #expect(Set([upper, lower]).count == 1)
        #expect(upper.description == "RB-É1")
        #expect(upper.folded == "rb-é1")
        #expect(SKU("RB-E1") != upper)
        let (a, b) = (try #require(SKU("a")), try #require(SKU("B")))
        #expect(a < b)
    }

    @Test(
        "a quantity has at most four digits after the point",
        arguments: [
            ("3", 30_000), ("1.25", 12_500), ("0.0001", 1), ("-2", -20_000), ("1.00000", 10_000), ("1.00001", nil),
            ("", nil),
            ("x", nil), ("922337203685477.5808", nil),
        ] as [(String, Int64?)])
    func quantities(text: String, expected: Int64?) {
        #expect(Quantity(text)?.tenThousandths == expected)
    }

    @Test("a quantity says itself shortly, and whether it is whole")
    func description() {
        #expect("\(Quantity(3))" == "3")
        #expect("\(Quantity(tenThousandths: 12_500))" == "1.25")
        #expect(Quantity(3).isWhole && Quantity.zero.isWhole)
        #expect(!Quantity(tenThousandths: 12_500).isWhole)
    }
}
