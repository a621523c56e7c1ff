import Basics

/// A shopper's one visit: what is asked for next, and whether what comes is right. A value without I/O or clock: an
/// answer goes in, what it was worth and the next errand come out.
public struct Shopper: Sendable {
    /// What to do after an errand.
    public enum Next: Sendable, Equatable {
        /// At once: the way that a redirect shows.
        case now(Errand)
        /// After a thought.
        case later(Errand)
        case leaves
    }

    /// What an answer came to.
    public struct Outcome: Sendable {
        /// What it was worth.
        public let verdict: Verdict
        /// What the shopper does then.
        public let next: Next
        /// What the page names to be fetched besides.
        public var assets: [String] = []
    }

    /// The cookies that the shop has given.
    public internal(set) var jar = CookieJar()
    /// What must be in the cart.
    public internal(set) var cart = CartMemory()
    /// The home page of the store view that the visit is to.
    public let home: String
    var random: SeededRandom
    let mix: Mix
    private var pagesLeft: Int
    private var seenAssets: Set<String> = []

    /// Redirects one after the other, at most.
    static let redirectsMax = 3
    /// Options chosen one after the other on the way into the cart, at most.
    static let choicesMax = 3
    /// What a page names is fetched up to so many.
    static let assetsMax = 64

    /// A shopper who comes for a visit with nothing.
    public init(_ mix: Mix, _ random: SeededRandom) {
        var random = random
        self.mix = mix
        home = mix.home(&random)
        pagesLeft = Int.random(in: mix.pages, using: &random)
        self.random = random
    }

    /// The first errand of the visit.
    public var first: Errand { Errand(.home, home) }

    /// The path of the cart.
    public var cartPath: String { home + "checkout/cart/" }

    /// How long the shopper thinks now, in seconds.
    public mutating func thought() -> Double { mix.thinkTime.sample(&random) }

    /// Goes on after no answer came.
    public mutating func hearNothing(of errand: Errand) -> Next {
        if errand.step == .add, let product = errand.product { cart.doubt(product, errand.form ?? "") }
        return goOnFromHome()
    }

    /// Judges an answer and decides what comes next. What is known of products is shared by all shoppers.
    public mutating func take(
        _ head: AnswerHead, _ body: UnsafeRawBufferPointer, to errand: Errand, _ known: inout KnownProducts
    ) -> Outcome {
        for field in head.setCookies { jar.take(field) }
        if head.status >= 500 { return takeError(head, errand) }
        if (300..<400).contains(head.status), head.status != 304, errand.step != .asset {
            return takeRedirect(head, errand)
        }
        guard head.status == 200 else { return wrong(errand, "status \(head.status)") }
        switch errand.step {
        case .asset: return Outcome(verdict: .good, next: .leaves)
        case .add: return wrong(errand, "status 200 to a form")
        case .home, .category, .filter, .more, .product, .option, .cart: break
        }
        let page = PageReader(body)
        if let fault = fault(of: page, errand, &known) { return Outcome(verdict: fault, next: goOnFromHome()) }
        var outcome = Outcome(verdict: .good, next: goOn(from: page, errand))
        if mix.fetchesAssets { outcome.assets = newAssets(page) }
        return outcome
    }

    private mutating func takeError(_ head: AnswerHead, _ errand: Errand) -> Outcome {
        guard errand.step == .add else {
            return Outcome(verdict: .failed(.serverError, "status \(head.status)"), next: goOnFromHome())
        }
        // Whether the piece is in the cart nobody can say who was told to come again.
        if let product = errand.product { cart.doubt(product, errand.form ?? "") }
        guard head.status == 503, head.retryAfter != nil else {
            return Outcome(verdict: .failed(.serverError, "status \(head.status)"), next: goOnFromHome())
        }
        return Outcome(verdict: .refused, next: hasPagesLeft() ? .later(errand) : farewell())
    }

    private mutating func takeRedirect(_ head: AnswerHead, _ errand: Errand) -> Outcome {
        guard let target = head.location?.target(at: mix.host) else {
            return wrong(errand, "status \(head.status) to \(head.location ?? "nowhere")")
        }
        if errand.step == .add, let product = errand.product {
            if target == cartPath {
                cart.promise(product, errand.form ?? "")
                return Outcome(verdict: .added, next: .now(Errand(.cart, cartPath)))
            }
            guard target.withoutQuery == product else { return wrong(errand, "a form led to \(target)") }
            return Outcome(verdict: .turnedAway, next: .now(Errand(.option, target)))
        }
        guard errand.redirects < Shopper.redirectsMax else { return wrong(errand, "redirects without end") }
        var onward = Errand(errand.step, target)
        onward.choices = errand.choices
        onward.redirects = errand.redirects + 1
        return Outcome(verdict: .good, next: .now(onward))
    }

    private mutating func wrong(_ errand: Errand, _ sentence: String) -> Outcome {
        let next = errand.step == .asset ? Next.leaves : goOnFromHome()
        return Outcome(verdict: .failed(.wrongPage, sentence), next: next)
    }

    /// What is wrong with a page that came with status 200; nil where it is the right one.
    private mutating func fault(of page: PageReader, _ errand: Errand, _ known: inout KnownProducts) -> Verdict? {
        switch errand.step {
        case .home: return fault(of: page, knownAs: errand.target)
        case .category, .filter, .more: return fault(of: page, knownAs: KnownAddress.ofCategory(errand.target))
        case .product, .option:
            let path = KnownAddress.ofProduct(errand.target)
            if let fault = fault(of: page, knownAs: path) { return fault }
            guard let form = page.addForm() else { return .failed(.wrongPage, "no form with a product's number") }
            guard known.agrees(path, isProduct: form.product) else {
                return .failed(.wrongPage, "the form of another product, \(form.product)")
            }
            return nil
        case .cart:
            guard let lines = page.cartLines() else { return .failed(.wrongPage, "no cart") }
            let findings = cart.check(lines)
            return findings.isEmpty ? nil : .wrongCart(findings)
        case .add, .asset: return nil
        }
    }

    private func fault(of page: PageReader, knownAs path: String) -> Verdict? {
        guard let canonical = page.canonicalPath else { return .failed(.wrongPage, "a page without a name") }
        return canonical == path ? nil : .failed(.wrongPage, "the page of \(canonical), not of \(path)")
    }

    private mutating func newAssets(_ page: PageReader) -> [String] {
        let all = page.assets().prefix(Shopper.assetsMax).map { page.text($0) }
        return all.filter { $0.hasPrefix("/") && !$0.hasPrefix("//") && seenAssets.insert($0).inserted }
    }

    /// Counts a page; false when it was the visit's last.
    mutating func hasPagesLeft() -> Bool {
        pagesLeft -= 1
        return pagesLeft > 0
    }

    private mutating func goOnFromHome() -> Next {
        guard hasPagesLeft() else { return farewell() }
        return .later(Errand(.home, home))
    }

    /// The way out leads past the cart, where something in it was not looked at since.
    mutating func farewell() -> Next {
        cart.isUnchecked && pagesLeft > Shopper.farewellPagesMin ? .later(Errand(.cart, cartPath)) : .leaves
    }

    /// A cart that cannot be read is not asked for again for ever.
    private static let farewellPagesMin = -3
}
