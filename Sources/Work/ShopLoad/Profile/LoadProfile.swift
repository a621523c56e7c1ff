/// Who comes to the shop, how many, when, and what they do there. `docs/load.md` describes the file that holds it.
public struct LoadProfile: Sendable, Equatable {
    /// Shoppers who come during a run.
    public enum Arrival: Sendable, Equatable {
        /// A share of the shoppers, evenly over some seconds.
        case ramp(at: Double, seconds: Double, share: Double)
        /// A share of the shoppers, all at one moment.
        case flash(at: Double, share: Double)
    }

    /// A store view that shoppers come to.
    public struct StoreView: Sendable, Equatable {
        /// Its home page: `/` or `/en/`.
        public var path: String
        /// How many come to it, in proportion to the other store views' shares.
        public var share: Int

        /// A store view with its share.
        public init(path: String, share: Int) { (self.path, self.share) = (path, share) }
    }

    /// How many shoppers an arrival's share of 1 is.
    public var shoppers = 100
    /// How long shoppers go on asking.
    public var seconds = 60.0
    /// What chance is derived from: the same seed gives the same shoppers.
    public var seed: UInt64 = 1
    /// Who comes when.
    public var arrivals = [Arrival.ramp(at: 0, seconds: 10, share: 1)]
    /// How long shoppers think between two pages.
    public var thinkTime = ThinkTime(meanSeconds: 10, sigma: 1)
    /// After how many pages a shopper leaves and another one comes.
    public var pagesPerVisit = 4...20
    /// The store views that shoppers come to, each for a whole visit.
    public var storeViews = [StoreView(path: "/", share: 70), StoreView(path: "/en/", share: 30)]
    /// What shoppers do next, by the kind of page that they are on.
    public var next: [PageKind: StepWeights] = LoadProfile.standardNext
    /// Whether what pages name (style sheet, script, pictures) is fetched too, once a visit.
    public var fetchesAssets = false
    /// How long a connection may take to come about.
    public var connectSeconds = 5.0
    /// How long an answer may take, from the request's first byte to the answer's last.
    public var answerSeconds = 30.0
    /// How long carts are looked at once more after the run's end.
    public var closingSeconds = 30.0

    /// The profile that holds where nothing else is said.
    public init() {}

    /// Half of what shoppers look at are products; one product page in seven leads into the cart.
    private static let standardNext = [
        PageKind.home: [.category: 70, .product: 27, .cart: 3],
        .category: [.product: 55, .filter: 20, .more: 10, .category: 12, .home: 2, .cart: 1],
        .product: [.category: 35, .product: 25, .option: 20, .add: 15, .home: 2, .cart: 3],
        .cart: [.category: 80, .home: 20],
    ].compactMapValues { (weights: [Step: Int]) in StepWeights(weights) }

    /// More shoppers than these are not simulated by one process.
    public static let shoppersMax = 100_000
    /// A run ends after a day.
    public static let secondsMax = 86_400.0

    /// How many shoppers there are once all have come.
    public var shoppersInAll: Int { arrivals.reduce(0) { $0 + count(of: $1) } }

    /// How many come with an arrival.
    func count(of arrival: Arrival) -> Int {
        switch arrival {
        case .ramp(_, _, let share), .flash(_, let share): Int((Double(shoppers) * share).rounded())
        }
    }

    /// Makes a run of this profile so long: arrivals keep their place in it, so that the same day can be played in a
    /// minute.
    public mutating func stretch(to length: Double) {
        let factor = length / seconds
        seconds = length
        arrivals = arrivals.map { arrival in
            switch arrival {
            case .ramp(let start, let seconds, let share):
                .ramp(at: start * factor, seconds: seconds * factor, share: share)
            case .flash(let start, let share): .flash(at: start * factor, share: share)
            }
        }
    }

    /// The moments at which shoppers come, in seconds since the run's start, in ascending order.
    public func arrivalMoments() -> [Double] {
        arrivals.flatMap { arrival -> [Double] in
            let count = count(of: arrival)
            switch arrival {
            case .ramp(let start, let seconds, _):
                // In the middle of its part of the time: neither all at the start nor one at the very end.
                return (0..<count).map { start + seconds * (Double($0) + 0.5) / Double(count) }
            case .flash(let start, _): return Array(repeating: start, count: count)
            }
        }.sorted()
    }
}
