public import Basics

/// When days begin where the shop is. A special price starts at midnight in the store's time zone, not in UTC.
public struct StoreClock: Sendable {
    /// The zone's offsets from UTC in seconds, each valid from a moment, in order of time.
    private let offsets: [(from: Instant, seconds: Int64)]
    private let offsetBefore: Int64

    /// A clock with one offset for ever.
    public init(offsetSeconds: Int64 = 0) {
        offsets = []
        offsetBefore = offsetSeconds
    }

    /// A clock with these changes of offset, in order of time.
    public init(offsetBefore: Int64, changes: [(from: Instant, seconds: Int64)]) {
        self.offsetBefore = offsetBefore
        offsets = changes
    }

    /// The offset from UTC at a moment, in seconds.
    public func offset(at instant: Instant) -> Int64 {
        var low = 0
        var high = offsets.count
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle].from <= instant { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? offsetBefore : offsets[low - 1].seconds
    }

    /// What the shop's clock shows at a moment.
    public func civil(_ instant: Instant) -> CivilTime {
        CivilTime(utc: Instant(microseconds: instant.microseconds + offset(at: instant) * 1_000_000))
    }

    /// The moment at which a day begins.
    public func startOfDay(_ day: CivilTime) -> Instant { midnight(day.dayNumber) }

    /// The moment at which a day is over.
    public func startOfNextDay(_ day: CivilTime) -> Instant { midnight(day.dayNumber + 1) }

    private func midnight(_ dayNumber: Int64) -> Instant {
        let asUTC = dayNumber * 86_400
        let guess = asUTC - offset(at: Instant(seconds: asUTC))
        return Instant(seconds: asUTC - offset(at: Instant(seconds: guess)))
    }
}
