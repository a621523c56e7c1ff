/// What a shopper asks the shop for.
public enum Step: String, CaseIterable, Sendable {
    /// The home page of a store view, where each visit begins.
    case home
    /// A category of the menu.
    case category
    /// The category with one filter more, or less.
    case filter
    /// The next page of the category.
    case more
    /// A product, by a card of a page.
    case product
    /// The product in another colour or size.
    case option
    /// A POST that puts the product into the cart; the shopper chooses a size first where one must be chosen.
    case add
    /// The cart.
    case cart
    /// A style sheet, script or picture that a page names.
    case asset

    /// Whether it changes nothing in the shop, so that it may be asked again.
    var isSafe: Bool { self != .add }

    /// Its place among all.
    var index: Int { Step.allCases.firstIndex(of: self) ?? 0 }
}

/// What kind of page a shopper is on, which is what the next step depends on.
public enum PageKind: String, CaseIterable, Sendable {
    case home, category, product, cart

    /// Where a shopper can go from here.
    public var steps: [Step] {
        switch self {
        case .home: [.category, .product, .cart]
        case .category: [.home, .category, .filter, .more, .product, .cart]
        case .product: [.home, .category, .product, .option, .add, .cart]
        case .cart: [.home, .category]
        }
    }
}

/// How likely each step is.
public struct StepWeights: Sendable, Equatable {
    /// The steps with their weights, of which at least one is above zero.
    public let weights: [Step: Int]
    private let ordered: [(step: Step, weight: Int)]
    private let sum: Int

    /// Weights; nil where all are zero or one is below.
    public init?(_ weights: [Step: Int]) {
        guard weights.values.allSatisfy({ $0 >= 0 }), weights.values.contains(where: { $0 > 0 }) else { return nil }
        self.weights = weights
        ordered = weights.filter { $0.value > 0 }.map { (step: $0.key, weight: $0.value) }
            .sorted { $0.step.index < $1.step.index }
        sum = ordered.reduce(0) { $0 + $1.weight }
    }

    /// One of the steps by chance.
    func choose(_ random: inout SeededRandom) -> Step {
        var rest = random.below(sum)
        for (step, weight) in ordered {
            if rest < weight { return step }
            rest -= weight
        }
        return ordered[0].step
    }

    /// Whether all steps are as likely.
    public static func == (left: StepWeights, right: StepWeights) -> Bool { left.weights == right.weights }
}
