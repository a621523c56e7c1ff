/// What a run has come to at the end of a second.
public struct LiveFigures: Sendable {
    /// Seconds since the run's start.
    public let second: Int
    /// How long shoppers go on asking, in seconds.
    public let secondsInAll: Double
    /// Whether the shoppers have gone and their carts are looked at.
    public let isClosing: Bool
    /// Shoppers in the shop.
    public let active: Int
    /// Open connections.
    public let connections: Int
    /// Answers of the last second.
    public let answersPerSecond: Int
    /// Answers since the start.
    public let answers: Int
    /// Times of the last few seconds, in microseconds.
    public let p50: Int
    public let p99: Int
    public let largest: Int
    /// Failures since the start.
    public let failures: Int
    /// The failures by name, those that there were.
    public let failuresByName: [(name: String, count: Int)]
    /// Writes that were told to come again.
    public let refusals: Int
    /// Requests that were sent again on a new connection.
    public let repetitions: Int
    /// Pieces put into carts.
    public let added: Int

    init(_ tally: Tally, _ plan: LoadPlan, second: Int, isClosing: Bool) {
        (self.second, self.isClosing) = (second, isClosing)
        secondsInAll = plan.profile.seconds
        (active, connections) = (tally.active, tally.connections)
        answersPerSecond = tally.seconds.last?.answers ?? 0
        answers = tally.answers
        let recent = tally.recentTimes
        p50 = recent.percentile(thousandths: 500)
        p99 = recent.percentile(thousandths: 990)
        largest = recent.largest
        failures = tally.failureCount
        failuresByName = Failure.allCases.compactMap { failure in
            tally.failures[failure].map { (failure.rawValue, $0) }
        }
        (refusals, repetitions, added) = (tally.refusalCount, tally.repetitions, tally.added)
    }
}
