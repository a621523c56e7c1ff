/// What all shoppers of a run have in common, made from the profile once.
public final class Mix: Sendable {
    let next: [PageKind: StepWeights]
    let thinkTime: ThinkTime
    let pages: ClosedRange<Int>
    let fetchesAssets: Bool
    /// The name under which the shop is asked, as in `Host`.
    let host: String
    private let views: [LoadProfile.StoreView]
    private let shares: Int

    /// The mix of a profile, for a shop of this name.
    public init(_ profile: LoadProfile, host: String) {
        (next, thinkTime, pages) = (profile.next, profile.thinkTime, profile.pagesPerVisit)
        (fetchesAssets, self.host) = (profile.fetchesAssets, host)
        views = profile.storeViews.filter { $0.share > 0 }
        shares = views.reduce(0) { $0 + $1.share }
        precondition(shares > 0, "shoppers come to at least one store view")
    }

    /// The home page of the store view that somebody comes to.
    func home(_ random: inout SeededRandom) -> String {
        var rest = random.below(shares)
        for view in views {
            if rest < view.share { return view.path }
            rest -= view.share
        }
        return views[0].path
    }
}

/// Which product stands at which path, as pages have told.
public struct KnownProducts: Sendable {
    /// More are not remembered.
    public static let productsMax = 1_000_000

    private var numbers: [String: String] = [:]

    /// Nothing yet.
    public init() {}

    /// Whether a path's page shows the product that it showed before; the first time it is believed.
    mutating func agrees(_ path: String, isProduct number: String) -> Bool {
        if let known = numbers[path] { return known == number }
        if numbers.count < KnownProducts.productsMax { numbers[path] = number }
        return true
    }
}
