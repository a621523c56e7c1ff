import Basics

/// How long people think between two pages: log-normal, as reading times on the web are found to be, so most are short
/// and a few very long. A normal variable Z makes it: exp(mu + sigma × Z), with a mean of exp(mu + sigma² / 2).
public struct ThinkTime: Sendable, Equatable {
    /// The mean of all, in seconds.
    public let meanSeconds: Double
    /// The standard deviation of the time's logarithm; with 0 everybody thinks the mean.
    public let sigma: Double

    /// What is longer than this is no pause but an absence.
    public static let secondsMax = 3_600.0

    /// Times with a mean above zero.
    public init(meanSeconds: Double, sigma: Double) {
        (self.meanSeconds, self.sigma) = (meanSeconds, sigma)
    }

    /// One time, in seconds.
    public func sample(_ random: inout SeededRandom) -> Double {
        let mu = naturalLogarithm(meanSeconds) - sigma * sigma / 2
        return min(ThinkTime.secondsMax, exponential(mu + sigma * random.normal()))
    }
}
