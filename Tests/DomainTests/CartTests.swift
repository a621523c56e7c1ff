import Basics
import Catalog
import Commerce
import Sales
import Testing

private let (blue, red, s38, s40) = (Int64(1), Int64(2), Int64(38), Int64(40))

@Suite("Adding to a cart")
struct CartAddingTests {
    private func sku(_ text: String) throws -> SKU { try #require(SKU(text)) }

    private func dress(onHand: Int64 = 10) throws -> Product {
        product(
            1, try sku("P"), kind: .configurable, axes: [colorAxis, sizeAxis],
            variants: [
                variant(2, try sku("P-B-38"), color: blue, size: s38, onHand: onHand),
                variant(3, try sku("P-R-40"), color: red, size: s40, onHand: 0),
            ])
    }

    private func cart(_ lines: [CartLine] = []) throws -> Cart {
        Cart(
            id: CartID(1), maskedID: try #require(MaskedCartID(String(repeating: "a", count: 32))), storeID: french,
            lines: lines, createdAt: Instant(seconds: 0), updatedAt: Instant(seconds: 0))
    }

    private func request(_ quantity: String = "1", _ options: [Int64] = []) throws -> CartRequest {
        CartRequest(
            quantity: try #require(Quantity(quantity)),
            options: Dictionary(zip([colorAxis, sizeAxis], options.map { OptionID($0) })) { first, _ in first })
    }

    private func add(
        _ product: Product, _ request: CartRequest, onHand: Int64 = 10, isInStock: Bool = true, to cart: inout Cart
    ) -> Result<Int, CartError> {
        let stock = Stock(quantity: Quantity(onHand), isInStock: isInStock)
        return Result { () throws(CartError) in try cart.add(product, request, onHand: stock, in: french) }
    }

    @Test("the chosen variant makes a line, and once more raises it")
    func variants() throws {
        var cart = try cart()
        let dress = try dress()
        #expect(add(dress, try request("2", [blue, s38]), to: &cart) == .success(0))
        #expect(add(dress, try request("3", [blue, s38]), to: &cart) == .success(0))
        #expect(cart.lines == [CartLine(productID: ProductID(1), variantID: ProductID(2), quantity: Quantity(5))])
        #expect(add(product(9, try sku("S")), try request(), to: &cart) == .success(1))
        #expect(cart.pieces == Quantity(6))
    }

    @Test("a choice that is not whole, or that no variant has, is asked again")
    func options() throws {
        let dress = try dress()
        for options in [[], [blue], [blue, s40], [red, s38], [7, 7]] {
            var cart = try cart()
            #expect(add(dress, try request("1", options), to: &cart) == .failure(.optionsMissing))
        }
        var cart = try cart()
        let asked = try request("1", [blue, s38])
        let more = asked.options.merging([AttributeID(999): OptionID(1)]) { first, _ in first }
        let extra = CartRequest(quantity: asked.quantity, options: more)
        #expect(add(dress, extra, to: &cart) == .failure(.optionsMissing))
        #expect(cart.lines.isEmpty)
    }

    @Test("what is not sold, or not on hand, is not taken")
    func stock() throws {
        var cart = try cart()
        let simple = product(9, try sku("S"))
        var disabled = ProductColumns()
        disabled.status = .disabled
        let hidden = product(9, try sku("S"), columns: [.all: disabled])
        #expect(add(hidden, try request(), to: &cart) == .failure(.notAvailable))
        #expect(add(simple, try request(), onHand: 0, to: &cart) == .failure(.notAvailable))
        #expect(add(simple, try request(), isInStock: false, to: &cart) == .failure(.notAvailable))
        #expect(
            add(try dress(), try request("1", [red, s40]), onHand: 0, to: &cart)
                == .failure(.outOfStock(try sku("P-R-40"))))
        let soldOut = try dress(onHand: 0)
        #expect(add(soldOut, try request("1", [red, s40]), onHand: 0, to: &cart) == .failure(.notAvailable))
        #expect(cart.lines.isEmpty)
    }

    @Test(
        "quantities: whole, on hand together with what is in the cart, and not past the most",
        arguments: [
            ("10", nil), ("11", "notEnough"), ("1.5", "notWhole"), ("10001", "tooMany"), ("10000", "notEnough"),
        ])
    func quantities(quantity: String, problem: String?) throws {
        var cart = try cart()
        let result = add(product(9, try sku("S")), try request(quantity), to: &cart)
        switch problem {
        case "notEnough": #expect(result == .failure(.notEnough(try sku("S"), onHand: Quantity(10))))
        case "notWhole": #expect(result == .failure(.notWhole))
        case "tooMany": #expect(result == .failure(.tooMany))
        default: #expect(result == .success(0))
        }
    }

    @Test("what is in the cart already counts against what is on hand, and a refusal changes nothing")
    func together() throws {
        var cart = try cart([CartLine(productID: ProductID(9), variantID: ProductID(9), quantity: Quantity(8))])
        let before = cart
        let simple = product(9, try sku("S"))
        #expect(add(simple, try request("3"), to: &cart) == .failure(.notEnough(try sku("S"), onHand: Quantity(10))))
        #expect(cart == before)
        #expect(add(simple, try request("2"), to: &cart) == .success(0))
    }

    @Test("a full cart takes more of what it has, and nothing else")
    func full() throws {
        var cart = try cart(
            (0..<Cart.linesMax).map { place in
                let id = ProductID(Int64(1_000 + place))
                return CartLine(productID: id, variantID: id, quantity: Quantity(1))
            })
        #expect(add(product(9, try sku("S")), try request(), to: &cart) == .failure(.tooManyLines))
        #expect(add(product(1_005, try sku("T")), try request(), to: &cart) == .success(5))
    }
}

@Suite("A priced cart")
struct PricedCartTests {
    private func priced(_ quantities: [(Int64, String)], _ products: [Product]) throws -> PricedCart {
        let lines = try quantities.map { id, quantity in
            CartLine(productID: ProductID(id), variantID: ProductID(id), quantity: try #require(Quantity(quantity)))
        }
        let cart = Cart(
            id: CartID(1), maskedID: try #require(MaskedCartID(String(repeating: "a", count: 32))), storeID: french,
            lines: lines, createdAt: Instant(seconds: 0), updatedAt: Instant(seconds: 0))
        return PricedCart(cart, products: products, try salesReference("total gross gross"), at: Instant(seconds: 0))
    }

    private func taxed(_ id: Int64, _ price: String) throws -> Product {
        var columns = columns(price: price)
        columns.taxClassID = TaxClassID(2)
        return product(id, try #require(SKU("S\(id)")), columns: [.all: columns])
    }

    @Test(
        "the row is rounded once, and the piece's net is the row's divided",
        arguments: [
            ("25", "1", "25", "20.83", "20.83"), ("25", "2", "50", "41.67", "20.84"),
            ("25", "3", "75", "62.5", "20.83"),
            ("0.01", "1", "0.01", "0.01", "0.01"), ("19.99", "7", "139.93", "116.61", "16.66"),
        ])
    func rows(price: String, quantity: String, total: String, net: String, unitNet: String) throws {
        let line = try #require(try priced([(1, quantity)], [taxed(1, price)]).lines.first)
        #expect(line.rowTotal.text() == total)
        #expect(line.rowNet.text() == net)
        #expect(line.unitNet.text() == unitNet)
    }

    @Test("totals are the sums of the rows; what is gone or without a tax class is left out or untaxed")
    func totals() throws {
        let untaxed = product(2, try #require(SKU("U")), columns: [.all: columns(price: "10")])
        let cart = try priced([(1, "2"), (2, "1"), (404, "5")], [try taxed(1, "25"), untaxed])
        #expect(cart.lines.map(\.product.id) == [ProductID(1), ProductID(2)])
        #expect(cart.subtotal.text() == "60")
        #expect(cart.tax.text() == "8.33")
        #expect(try priced([], []).subtotal == .zero(.eur))
    }

    @Test("the dearest cart there can be crashes nothing")
    func dear() throws {
        let cart = try priced([(1, "10000")], [try taxed(1, "9223372036854")])
        #expect(cart.lines.first?.rowTotal.millionths == .max)
    }
}

@Suite("Keys that cannot be guessed")
struct KeyTests {
    @Test(
        "a masked cart id is 32 letters and digits",
        arguments: [
            ("abcdefghijklmnopqrstuvwxyzABCD09", true), ("abcdefghijklmnopqrstuvwxyzABCD0", false),
            ("abcdefghijklmnopqrstuvwxyzABCD090", false), ("abcdefghijklmnopqrstuvwxyzABCD-9", false), ("", false),
            ("abcdefghijklmnopqrstuvwxyzABCDé", false), ("abcdefghijklmnopqrstuvwxyzAB\u{0}D09", false),
        ])
    func masked(text: String, isValid: Bool) {
        #expect(MaskedCartID(text)?.text == (isValid ? text : nil))
    }

    @Test("new ids are well-formed and differ")
    func fresh() {
        var generator = SeededGenerator(seed: 5)
        let ids = (0..<200).map { _ in MaskedCartID(using: &generator) }
        #expect(Set(ids).count == 200)
        #expect(ids.allSatisfy { MaskedCartID($0.text) == $0 })
        #expect(Set(ids.flatMap { Array($0.text.utf8) }).count == 62)
    }

    @Test("a session id is 64 hexadecimal digits")
    func sessions() {
        var generator = SeededGenerator(seed: 6)
        let session = SessionID(using: &generator)
        #expect(SessionID(session.text) == session)
        #expect(SessionID(String(repeating: "g", count: 64)) == nil)
        #expect(SessionID("abc") == nil)
    }
}
