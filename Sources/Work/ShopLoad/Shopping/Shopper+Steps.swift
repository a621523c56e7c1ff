/// From a page to the next errand.
extension Shopper {
    /// What to do after a page that was right.
    mutating func goOn(from page: PageReader, _ errand: Errand) -> Next {
        guard hasPagesLeft() else { return farewell() }
        if let choices = errand.choices, let errand = wayIntoCart(page, errand, choices) { return .later(errand) }
        let kind = errand.step.page
        guard let weights = mix.next[kind] else { return .later(Errand(.home, home)) }
        let step = weights.choose(&random)
        return .later(self.errand(for: step, page, errand) ?? self.errand(for: .category, page, errand) ?? first)
    }

    /// A step from a page; nil where the page has no way to it.
    private mutating func errand(for step: Step, _ page: PageReader, _ errand: Errand) -> Errand? {
        switch step {
        case .home, .asset: return first
        case .cart: return Errand(.cart, cartPath)
        case .category: return choose(page.categories(), page, step)
        case .filter: return choose(page.filters(), page, step)
        case .more: return page.nextPage().map { Errand(.more, page.text($0)) }
        case .product: return choose(page.cards(), page, step)
        case .option: return choose(page.colours() + page.sizes(), page, step)
        case .add: return wayIntoCart(page, errand, 0)
        }
    }

    private mutating func choose(_ links: [Range<Int>], _ page: PageReader, _ step: Step) -> Errand? {
        links.randomElement(using: &random).map { Errand(step, page.text($0)) }
    }

    /// The form where everything is chosen; else a size, after which comes the form. Nil where neither can be had.
    private mutating func wayIntoCart(_ page: PageReader, _ errand: Errand, _ choices: Int) -> Errand? {
        guard let form = page.addForm(), form.isOpen else { return nil }
        if form.isComplete {
            var add = Errand(.add, form.action)
            add.form = form.body
            add.product = KnownAddress.ofProduct(errand.target)
            return add
        }
        guard choices < Shopper.choicesMax, var size = choose(page.sizes(), page, .option) else { return nil }
        size.choices = choices + 1
        return size
    }
}

extension Step {
    /// The kind of page that one is on after it.
    var page: PageKind {
        switch self {
        case .home, .asset: .home
        case .category, .filter, .more: .category
        case .product, .option, .add: .product
        case .cart: .cart
        }
    }
}
