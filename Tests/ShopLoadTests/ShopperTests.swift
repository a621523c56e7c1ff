import Basics
import Testing

@testable import ShopLoad

/// A shopper's walk, answer by answer.
@Suite("A shopper")
struct ShopperTests {
    /// A shopper with the shop's pages at hand.
    private struct Walk {
        var shopper: Shopper
        var known = KnownProducts()

        /// A shopper who does but one thing from each kind of page.
        init(_ next: [PageKind: Step] = [:], pages: Int = 100, seed: UInt64 = 1) {
            var profile = LoadProfile()
            profile.pagesPerVisit = pages...pages
            profile.storeViews = [.init(path: "/", share: 1)]
            for (kind, step) in next { profile.next[kind] = StepWeights([step: 1]) }
            shopper = Shopper(Mix(profile, host: "shop.example"), SeededRandom(seed: seed))
        }

        /// Gives an answer and tells what came of it.
        mutating func take(
            _ errand: Errand, _ body: String = "", status: Int = 200, _ fields: String...
        ) throws -> Shopper.Outcome {
            let parser = AnswerParser()
            let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + fields
            let answer = Array("\(lines.joined(separator: "\r\n"))\r\n\r\n\(body)".utf8)
            _ = try answer.withUnsafeBytes { try parser.feed($0) }
            #expect(parser.isDone)
            return parser.body.withUnsafeBytes { shopper.take(parser.head, $0, to: errand, &known) }
        }
    }

    private static let home = PageText.category.replacing("/vetements/robes.html?color=noir\"><link", with: "/\"><link")

    private func later(_ outcome: Shopper.Outcome) throws -> Errand {
        guard case .later(let errand) = outcome.next else {
            Issue.record("\(outcome)")
            throw Unexpected()
        }
        return errand
    }

    private struct Unexpected: Error {}

    @Test("comes to the home page and goes on by a link of the page")
    func links() throws {
        var walk = Walk([.home: .category, .category: .filter])
        #expect(walk.shopper.first == Errand(.home, "/"))
        let outcome = try walk.take(walk.shopper.first, ShopperTests.home)
        #expect(outcome.verdict == .good)
        let category = try later(outcome)
        #expect(category.step == .category && category.target.hasPrefix("/vetements"))
        let page = PageText.category.replacing("?color=noir\"><link", with: "\"><link")
        let filter = try later(try walk.take(Errand(.category, "/vetements/robes.html"), page))
        #expect(filter.step == .filter && filter.target.contains("color="))
    }

    @Test("chooses a size, sends the form as it stands, follows to the cart and finds the piece there")
    func adding() throws {
        var walk = Walk([.product: .add, .cart: .home])
        let product = Errand(.product, "/robe-livia.html?color=blanc")
        let size = try later(try walk.take(product, PageText.product()))
        #expect(size.step == .option && size.target == "/robe-livia.html?color=blanc&size=34" && size.choices == 1)
        let add = try later(try walk.take(size, PageText.product(size: "48")))
        #expect(add.step == .add && add.target == "/checkout/cart/add/" && add.product == "/robe-livia.html")
        #expect(add.form == "product=7641&super_attribute%5B93%5D=5&super_attribute%5B137%5D=48&qty=1")
        let added = try walk.take(
            add, status: 302, "Location: http://shop.example/checkout/cart/", "Set-Cookie: vitrine_cart=abc; Path=/")
        #expect(added.verdict == .added && added.next == .now(Errand(.cart, "/checkout/cart/")))
        #expect(walk.shopper.jar["vitrine_cart"] == "abc")
        let cart = try walk.take(
            Errand(.cart, "/checkout/cart/"), PageText.cart(PageText.line("/robe-livia.html", 1, pieces: 1)))
        #expect(cart.verdict == .good && !walk.shopper.cart.isUnchecked)
    }

    @Test("finds a lost piece, a doubled one and a cart that is none")
    func wrongCarts() throws {
        let cart = Errand(.cart, "/checkout/cart/")
        for (page, failure) in [
            (#"<div class="empty">"#, Failure.lost),
            (PageText.cart(PageText.line("/robe.html", 1, pieces: 2)), .doubled),
            (PageText.cart(PageText.line("/sac.html", 1, pieces: 1)), .wrongPage),
        ] {
            var walk = Walk()
            walk.shopper.cart.promise("/robe.html", "")
            guard case .wrongCart(let findings) = try walk.take(cart, page).verdict else {
                Issue.record("\(failure)")
                continue
            }
            #expect(findings.first?.failure == failure)
        }
        var walk = Walk()
        #expect(try walk.take(cart, "<main></main>").verdict == .failed(.wrongPage, "no cart"))
    }

    @Test("notices another page than the one that was asked for")
    func wrongPages() throws {
        var walk = Walk()
        func verdict(_ errand: Errand, _ body: String, status: Int = 200) throws -> Failure? {
            guard case .failed(let failure, _) = try walk.take(errand, body, status: status).verdict else { return nil }
            return failure
        }
        #expect(try verdict(Errand(.category, "/vetements/robes.html"), PageText.category) == .wrongPage)
        #expect(try verdict(Errand(.filter, "/vetements/robes.html?color=noir"), PageText.category) == nil)
        #expect(try verdict(Errand(.home, "/"), PageText.category) == .wrongPage)
        #expect(try verdict(Errand(.home, "/"), "") == .wrongPage)
        #expect(try verdict(Errand(.product, "/robe-livia.html"), PageText.product()) == nil)
        #expect(try verdict(Errand(.product, "/robe-maud.html"), PageText.product()) == .wrongPage)
        // The right name and another product's form.
        #expect(try verdict(Errand(.product, "/robe-livia.html"), PageText.product(number: 8)) == .wrongPage)
        #expect(try verdict(Errand(.product, "/robe-livia.html"), PageText.category) == .wrongPage)
        #expect(try verdict(Errand(.product, "/robe-livia.html"), "", status: 404) == .wrongPage)
        #expect(try verdict(Errand(.product, "/robe-livia.html"), "", status: 429) == .wrongPage)
        #expect(try verdict(Errand(.product, "/robe-livia.html"), "", status: 500) == .serverError)
        #expect(try verdict(Errand(.product, "/robe-livia.html"), "", status: 302) == .wrongPage)
    }

    @Test("tries a write again that was told to come again; a read that is told so has failed")
    func refusals() throws {
        var walk = Walk()
        var add = Errand(.add, "/checkout/cart/add/")
        (add.form, add.product) = ("product=1", "/robe.html")
        let refused = try walk.take(add, status: 503, "Retry-After: 5")
        #expect(refused.verdict == .refused && refused.next == .later(add))
        #expect(try walk.take(add, status: 503).verdict == .failed(.serverError, "status 503"))
        #expect(try walk.take(add, status: 500, "Retry-After: 5").verdict == .failed(.serverError, "status 500"))
        let read = try walk.take(Errand(.home, "/"), status: 503, "Retry-After: 5")
        #expect(read.verdict == .failed(.serverError, "status 503"))
        // Three pieces are in doubt: any number of them may be there.
        #expect(walk.shopper.cart.check([.init(path: "/robe.html", pieces: 3)]).isEmpty)
        #expect(walk.shopper.cart.check([.init(path: "/robe.html", pieces: 4)]).map(\.failure) == [.doubled])
    }

    @Test("is sent back to a product that is not to be had, and elsewhere by no form")
    func turnedAway() throws {
        var walk = Walk()
        var add = Errand(.add, "/checkout/cart/add/")
        (add.form, add.product) = ("product=1", "/robe.html")
        let back = try walk.take(add, status: 302, "Location: /robe.html?size=34")
        #expect(back.verdict == .turnedAway && back.next == .now(Errand(.option, "/robe.html?size=34")))
        #expect(walk.shopper.cart.isEmpty)
        for target in ["/", "/sac.html", "http://other/checkout/cart/"] {
            guard case .failed(.wrongPage, _) = try walk.take(add, status: 302, "Location: \(target)").verdict else {
                Issue.record("\(target)")
                continue
            }
        }
    }

    @Test("follows a redirect, but not for ever")
    func redirects() throws {
        var walk = Walk()
        var errand = Errand(.product, "/Robe.html")
        for _ in 0..<Shopper.redirectsMax {
            guard case .now(let next) = try walk.take(errand, status: 301, "Location: /robe.html").next else {
                Issue.record("not followed")
                return
            }
            #expect(next.target == "/robe.html" && next.step == .product)
            errand = next
        }
        #expect(
            try walk.take(errand, status: 301, "Location: /robe.html").verdict
                == .failed(.wrongPage, "redirects without end"))
    }

    @Test("leaves after the pages of the visit, past a cart that was not looked at")
    func leaving() throws {
        var walk = Walk([.home: .category], pages: 2)
        _ = try later(try walk.take(walk.shopper.first, ShopperTests.home))
        #expect(try walk.take(walk.shopper.first, ShopperTests.home).next == .leaves)
        var other = Walk(pages: 1)
        other.shopper.cart.promise("/robe.html", "")
        let cart = try later(try other.take(other.shopper.first, ShopperTests.home))
        #expect(cart == Errand(.cart, "/checkout/cart/"))
        let page = PageText.cart(PageText.line("/robe.html", 1, pieces: 1))
        #expect(try other.take(cart, page).next == .leaves)
        // A cart that never comes holds nobody for ever.
        var third = Walk(pages: 1)
        third.shopper.cart.promise("/robe.html", "")
        var turns = 0
        while case .later(let errand) = third.shopper.hearNothing(of: cart), turns < 10 {
            #expect(errand == cart)
            turns += 1
        }
        #expect((1..<10).contains(turns))
    }

    @Test("an add without an answer is in doubt")
    func noAnswer() {
        var walk = Walk()
        var add = Errand(.add, "/checkout/cart/add/")
        (add.form, add.product) = ("product=1", "/robe.html")
        #expect(walk.shopper.hearNothing(of: add) == .later(Errand(.home, "/")))
        #expect(walk.shopper.cart.isUnchecked && walk.shopper.cart.pieces == 0)
    }

    @Test("the same seed walks the same way")
    func seeded() throws {
        func path(_ seed: UInt64) throws -> [String] {
            var walk = Walk(seed: seed)
            var errand = walk.shopper.first
            var targets: [String] = []
            for _ in 0..<12 {
                let outcome =
                    errand.step == .home
                    ? try walk.take(errand, ShopperTests.home)
                    : try walk.take(Errand(.filter, "/vetements/robes.html?color=noir"), PageText.category)
                errand = try later(outcome)
                targets.append("\(errand.step) \(errand.target) \(walk.shopper.thought())")
            }
            return targets
        }
        #expect(try path(4) == path(4))
        #expect(try path(4) != path(5))
    }

    @Test("a page's assets are fetched once a visit")
    func assets() throws {
        var profile = LoadProfile()
        profile.fetchesAssets = true
        var shopper = Shopper(Mix(profile, host: "shop.example"), SeededRandom(seed: 1))
        var known = KnownProducts()
        let head = AnswerHead(status: 200)
        let first = Array(PageText.category.utf8).withUnsafeBytes {
            shopper.take(head, $0, to: Errand(.filter, "/vetements/robes.html?color=noir"), &known)
        }
        #expect(first.assets == ["/styles.css?v=35ea", "/shop.js?v=35ea", "/media/catalog/product/a.svg"])
        let second = Array(PageText.category.utf8).withUnsafeBytes {
            shopper.take(head, $0, to: Errand(.filter, "/vetements/robes.html?color=noir"), &known)
        }
        #expect(second.assets.isEmpty)
    }
}
