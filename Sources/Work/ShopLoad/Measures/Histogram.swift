/// How often which time was taken: buckets that grow with the value, as HdrHistogram's (Tene). Below 256 each value has
/// its own; above, each power of two is cut into 128 equal parts, so that a bucket is at most 1/128 of its value wide.
/// A percentile is told as the largest value of its bucket: at most 0.8 % too high, and never too low. Two are merged
/// by adding their counts.
public struct Histogram: Sendable, Equatable {
    private static let exactBits = 8
    private static let partsOfPower = 1 << (exactBits - 1)
    /// 2^40 microseconds are twelve days; what is longer counts as that.
    private static let valueMax = (1 << 40) - 1
    private static let bucketCount = bucket(of: valueMax) + 1

    private var counts: [UInt32] = []
    /// How many values there are.
    public private(set) var count = 0
    /// The largest of them, as it was.
    public private(set) var largest = 0
    private var sum = 0

    /// An empty one, which takes no memory before its first value.
    public init() {}

    /// Counts a value of 0 or more.
    public mutating func record(_ value: Int) {
        let value = min(max(0, value), Histogram.valueMax)
        if counts.isEmpty { counts = Array(repeating: 0, count: Histogram.bucketCount) }
        counts[Histogram.bucket(of: value)] += 1
        count += 1
        sum += value
        largest = max(largest, value)
    }

    /// Adds what another one has counted.
    public mutating func merge(_ other: Histogram) {
        guard !other.counts.isEmpty else { return }
        if counts.isEmpty { counts = Array(repeating: 0, count: Histogram.bucketCount) }
        for index in counts.indices { counts[index] += other.counts[index] }
        count += other.count
        sum += other.sum
        largest = max(largest, other.largest)
    }

    /// Forgets all values and keeps the memory.
    public mutating func clear() {
        guard count > 0 else { return }
        for index in counts.indices { counts[index] = 0 }
        (count, largest, sum) = (0, 0, 0)
    }

    /// The mean; 0 without a value.
    public var mean: Int { count == 0 ? 0 : sum / count }

    /// The value that so many thousandths of all values do not exceed; 0 without a value.
    public func percentile(thousandths: Int) -> Int {
        guard count > 0 else { return 0 }
        var left = max(1, (count * thousandths + 999) / 1_000)
        for (index, number) in counts.enumerated() where number > 0 {
            left -= Int(number)
            if left <= 0 { return min(largest, Histogram.largestValue(of: index)) }
        }
        return largest
    }

    private static func bucket(of value: Int) -> Int {
        let shift = max(0, Int.bitWidth - value.leadingZeroBitCount - exactBits)
        return shift * partsOfPower + value >> shift
    }

    private static func largestValue(of bucket: Int) -> Int {
        let shift = max(0, bucket / partsOfPower - 1)
        return (bucket - shift * partsOfPower + 1) << shift - 1
    }
}
