/// A set of row numbers as one bit each: 1,250 products are 20 words, so that a filter is a handful of `&` and `|`.
///
/// All sets of one index are made with the same number of rows; the operations walk the shorter one's words.
struct Bitset: Sendable, Equatable {
    private var words: [UInt64]

    /// An empty set that can hold the numbers below `rows`.
    init(rows: Int) {
        words = [UInt64](repeating: 0, count: (rows + 63) / 64)
    }

    /// Adds a row number, which must be below the number that the set was made for.
    mutating func insert(_ row: Int) {
        words[row >> 6] |= 1 << UInt64(row & 63)
    }

    /// Adds a row number or takes it out.
    mutating func set(_ row: Int, _ isIn: Bool) {
        let bit: UInt64 = 1 << UInt64(row & 63)
        if isIn { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
    }

    func contains(_ row: Int) -> Bool {
        words[row >> 6] & (1 << UInt64(row & 63)) != 0
    }

    /// How many numbers are in the set.
    var count: Int {
        words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// Calls `body` with each number of the set, in ascending order.
    func forEach(_ body: (Int) -> Void) {
        for index in words.indices {
            var word = words[index]
            while word != 0 {
                body(index << 6 | word.trailingZeroBitCount)
                word &= word - 1
            }
        }
    }

    mutating func formUnion(_ other: Bitset) {
        for index in 0..<min(words.count, other.words.count) { words[index] |= other.words[index] }
    }

    mutating func formIntersection(_ other: Bitset) {
        for index in 0..<min(words.count, other.words.count) { words[index] &= other.words[index] }
    }

    /// How many numbers are in both sets, without making a third.
    func intersectionCount(_ other: Bitset) -> Int {
        var count = 0
        for index in 0..<min(words.count, other.words.count) {
            count += (words[index] & other.words[index]).nonzeroBitCount
        }
        return count
    }
}
