import Basics
import Catalog
import Commerce
import Testing

@testable import Sales

@Suite("What a cart takes")
struct CartRulesTests {
    private static func cart() throws -> Cart {
        Cart(
            id: CartID(5), maskedID: try #require(MaskedCartID(String(repeating: "a", count: 32))), storeID: french,
            lines: [], createdAt: Instant(seconds: 0), updatedAt: Instant(seconds: 0))
    }

    private static func sku(_ text: String) throws -> SKU { try #require(SKU(text)) }

    private static func quantity(_ text: String) throws -> Quantity { try #require(Quantity(text)) }

    /// `min 2 max 6 step 2 decimal backorders uncounted threshold 3`.
    private static func rules(_ text: String) throws -> StockRules {
        var own = StockRules.Own()
        let words = text.split(separator: " ").map(String.init)
        for (word, next) in zip(words, words.dropFirst() + [""]) {
            switch word {
            case "min": own.minSaleQuantity = try quantity(next)
            case "max": own.maxSaleQuantity = try quantity(next)
            case "step": (own.enablesIncrements, own.increments) = (true, try quantity(next))
            case "threshold": own.minQuantity = try quantity(next)
            case "decimal": own.isDecimal = true
            case "backorders": own.backorders = .taken
            case "uncounted": own.managesStock = false
            default: break
            }
        }
        return StockRules(own)
    }

    @Test(
        "the rules of quantity are asked in order, and the amount on hand last",
        arguments: [
            ("", "1", "50", "taken"), ("", "50", "50", "taken"), ("", "51", "50", "notEnough"),
            ("", "1.5", "50", "notWhole"), ("decimal min 0.1", "1.25", "50.5", "taken"),
            ("decimal min 0.1", "0.05", "50.5", "tooFew 0.1"), ("decimal min 0.1", "50.6", "50.5", "notEnough"),
            ("min 2 max 6 step 2", "1", "90", "tooFew 2"), ("min 2 max 6 step 2", "3", "90", "notInSteps 2"),
            ("min 2 max 6 step 2", "8", "90", "tooMany"), ("min 2 max 6 step 2", "7", "90", "tooMany"),
            ("min 2 max 6 step 2", "4", "90", "taken"), ("max 6", "1.5", "90", "notWhole"),
            ("", "10001", "500", "tooMany"), ("backorders", "2", "0", "taken"), ("", "2", "0", "notAvailable"),
            ("backorders max 5", "6", "0", "tooMany"), ("uncounted", "9", "0", "taken"),
            ("threshold 3", "7", "10", "taken"), ("threshold 3", "8", "10", "notEnough"),
        ])
    func quantities(rules: String, quantity: String, onHand: String, answer: String) throws {
        var extras = Product.Extras()
        extras.stockRules = try CartRulesTests.rules(rules)
        let stock = Stock(quantity: try #require(Quantity(onHand)), isInStock: true)
        let product = product(9, try CartRulesTests.sku("S"), stock: stock, extras: extras)
        var cart = try CartRulesTests.cart()
        let request = CartRequest(quantity: try #require(Quantity(quantity)), options: [:])
        let result = Result { () throws(CartError) in try cart.add(product, request, onHand: stock, in: french) }
        #expect(CartRulesTests.words(result) == answer)
        #expect(cart.lines.isEmpty == (answer != "taken"))
    }

    private static func words(_ result: Result<Int, CartError>) -> String {
        switch result {
        case .success: "taken"
        case .failure(.notEnough): "notEnough"
        case .failure(.tooFew(let least)): "tooFew \(least)"
        case .failure(.notInSteps(let step)): "notInSteps \(step)"
        case .failure(let error): "\(error)"
        }
    }

    private static func bracelet() throws -> Product {
        func option(
            _ id: Int64, _ kind: String, isRequired: Bool, most: Int64?, _ price: CustomOptionPrice?,
            values: [CustomOption.Value] = []
        ) -> CustomOption {
            CustomOption(
                id: id, kind: kind, isRequired: isRequired, sku: nil, position: id, charactersMax: most,
                fileExtensions: nil, imageWidth: nil, imageHeight: nil,
                texts: [.all: CustomOption.Texts(title: "Option \(id)", price: price)], values: values)
        }
        func value(_ id: Int64, _ title: String, _ price: CustomOptionPrice) -> CustomOption.Value {
            CustomOption.Value(
                id: id, sku: nil, position: id, texts: [.all: CustomOption.Texts(title: title, price: price)])
        }
        var extras = Product.Extras()
        extras.customOptions = [
            option(
                2, "drop_down", isRequired: false, most: nil, nil,
                values: [
                    value(1, "Papier", .fixed(Money(millionths: 1_000_000, .eur))),
                    value(2, "Boîte", .percent(10_000_000)),
                ]),
            option(1, "field", isRequired: true, most: 10, .fixed(Money(millionths: 3_500_000, .eur))),
            option(
                3, "checkbox", isRequired: false, most: nil, nil,
                values: [value(7, "a", .percent(0)), value(8, "b", .percent(0))]),
        ]
        return product(27, try sku("B"), columns: [.all: columns(price: "28")], extras: extras)
    }

    @Test(
        "custom options are checked one after another and kept in their order",
        arguments: [
            ("", "requiredOptionMissing"), ("1=  ", "requiredOptionMissing"), ("2=1", "requiredOptionMissing"),
            ("1=12345678901", "optionTextTooLong"), ("1=Zoé 567890", "1=Zoé 567890"), ("1=Lise", "1=Lise"),
            ("2=2&1= Lise ", "1=Lise&2=2"), ("1=Lise&2=3", "optionNotAvailable"),
            ("1=Lise&2=1,2", "optionNotAvailable"), ("1=Lise&2=x", "optionNotAvailable"),
            ("1=Lise&3=8,7", "1=Lise&3=7,8"), ("1=Lise&3=7,9", "optionNotAvailable"), ("1=Lise&99=1", "1=Lise"),
        ])
    func options(asked: String, answer: String) throws {
        let result = Result { () throws(CartError) in
            try CartRulesTests.checked(asked)
        }
        switch result {
        case .success(let kept): #expect(kept == answer)
        case .failure(let error): #expect("\(error)" == answer)
        }
    }

    private static func choices(_ text: String) -> [ChosenOption] {
        text.split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            return Int64(parts[0]).map { ChosenOption(optionID: $0, value: parts.count == 2 ? parts[1] : "") }
        }
    }

    private static func checked(_ asked: String) throws(CartError) -> String {
        guard let bracelet = try? bracelet() else { throw .noSuchProduct }
        return try bracelet.chosen(from: choices(asked)).map { "\($0.optionID)=\($0.value)" }.joined(separator: "&")
    }

    @Test("the same product with other options is another line, and they add to its price")
    func lines() throws {
        let bracelet = try CartRulesTests.bracelet()
        var cart = try CartRulesTests.cart()
        let stock = Stock(quantity: Quantity(3), isInStock: true)
        func add(_ options: String) throws(CartError) -> Int {
            let request = CartRequest(
                quantity: Quantity(1), options: [:], customOptions: CartRulesTests.choices(options))
            return try cart.add(bracelet, request, onHand: stock, in: french)
        }
        #expect(try add("1=Lise&2=2") == 0)
        #expect(try add("2=2&1=Lise") == 0)
        #expect(try add("1=Zoé") == 1)
        #expect(throws: CartError.notEnough(bracelet.sku, onHand: Quantity(3))) { try add("1=Ève") }
        let priced = PricedCart(
            cart, products: [bracelet], try salesReference("total gross gross"), at: Instant(seconds: 0))
        #expect(priced.lines.map { $0.unitPrice.text() } == ["34.3", "31.5"])
        #expect(priced.lines.first?.answers.map(\.text) == ["Lise", "Boîte"])
    }

    @Test(
        "what many pieces cost is the lowest tier that they reach, for the line as it is",
        arguments: [
            ("4", "12.5"), ("5", "10"), ("9", "10"), ("10", "9"),
        ])
    func tiers(quantity: String, price: String) throws {
        func tier(_ from: Int64, _ amount: TierPrice.Amount, of group: CustomerGroupID = .all) -> TierPrice {
            TierPrice(websiteID: WebsiteID(0), group: group, quantity: Quantity(from), amount: amount)
        }
        var extras = Product.Extras()
        extras.tierPrices = [
            tier(5, .percent(200_000)), tier(10, .fixed(Money(millionths: 9_000_000, .eur))),
            tier(2, .fixed(Money(millionths: 1_000_000, .eur)), of: CustomerGroupID(1)),
        ]
        let top = product(7, try CartRulesTests.sku("T"), columns: [.all: columns(price: "12.50")], extras: extras)
        let found = top.price(of: try #require(Quantity(quantity)), for: guest, at: Instant(seconds: 0), paris)
        #expect(found?.final.text() == price)
    }

    @Test("what was disabled since it was put into the cart is left out, and comes back with the product")
    func disabled() throws {
        var cart = try CartRulesTests.cart()
        cart.lines = [CartLine(productID: ProductID(9), variantID: ProductID(9), quantity: Quantity(1))]
        var columns = columns(price: "25")
        for (status, count) in [(ProductStatus.disabled, 0), (.enabled, 1)] {
            columns.status = status
            let product = product(9, try CartRulesTests.sku("S"), columns: [.all: columns])
            let priced = PricedCart(
                cart, products: [product], try salesReference("total gross gross"), at: Instant(seconds: 0))
            #expect(priced.lines.count == count && priced.totals.rows.count == count)
        }
    }

    @Test("another variant in a line's place makes a new line, which joins one that has the same")
    func replacing() throws {
        let dress = product(
            1, try CartRulesTests.sku("P"), kind: .configurable, axes: [colorAxis, sizeAxis],
            variants: [
                variant(2, try CartRulesTests.sku("P1"), color: 1, size: 38),
                variant(3, try CartRulesTests.sku("P2"), color: 2, size: 38),
            ])
        var cart = try CartRulesTests.cart()
        cart.lines = [
            CartLine(id: CartLineID(11), productID: ProductID(1), variantID: ProductID(2), quantity: Quantity(1)),
            CartLine(id: CartLineID(12), productID: ProductID(1), variantID: ProductID(3), quantity: Quantity(2)),
        ]
        func replace(_ line: Int64, by colour: Int64, _ quantity: Int64) throws(CartError) -> Int {
            let request = CartRequest(
                quantity: Quantity(quantity), options: [colorAxis: OptionID(colour), sizeAxis: OptionID(38)])
            let stock = Stock(quantity: Quantity(10), isInStock: true)
            return try cart.replace(CartLineID(line), dress, by: request, onHand: stock, in: french)
        }
        #expect(throws: CartError.noSuchLine(CartID(5), CartLineID(99))) { try replace(99, by: 1, 1) }
        #expect(try replace(11, by: 1, 4) == 0)
        #expect(cart.lines.map(\.quantity) == [Quantity(4), Quantity(2)])
        #expect(try replace(11, by: 2, 3) == 0)
        #expect(cart.lines.map(\.id) == [CartLineID(12)])
        #expect(cart.pieces == Quantity(5))
    }

    @Test(
        "delivery is estimated for where no address is known, with what is missing until it is free",
        arguments: [
            ("25", 1, "4.9 60 35"), ("25", 3, "0 60 -"),
        ])
    func estimate(price: String, pieces: Int64, answer: String) throws {
        var columns = columns(price: price)
        columns.taxClassID = TaxClassID(2)
        let product = product(9, try CartRulesTests.sku("S"), columns: [.all: columns])
        var cart = try CartRulesTests.cart()
        let reference = try salesReference("total gross gross")
        let empty = PricedCart(cart, products: [], reference, at: Instant(seconds: 0))
        #expect(empty.deliveryEstimate(reference) == nil)
        cart.lines = [CartLine(productID: ProductID(9), variantID: ProductID(9), quantity: Quantity(pieces))]
        let priced = PricedCart(cart, products: [product], reference, at: Instant(seconds: 0))
        let estimate = try #require(priced.deliveryEstimate(reference))
        let found = [estimate.price, estimate.freeFrom, estimate.missing].map { $0?.text() ?? "-" }
        #expect(found.joined(separator: " ") == answer)
        #expect(estimate.isFree == (answer.first == "0"))
    }
}
