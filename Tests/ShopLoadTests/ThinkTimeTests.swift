import Basics
import Testing

@testable import ShopLoad

@Suite("Think times")
struct ThinkTimeTests {
    @Test("their mean and the deviation of their logarithms are those that were asked for", arguments: [0.3, 1.0])
    func moments(sigma: Double) {
        var random = SeededRandom(seed: 11)
        let thinkTime = ThinkTime(meanSeconds: 10, sigma: sigma)
        let count = 200_000
        var (sum, logs, squares) = (0.0, 0.0, 0.0)
        for _ in 0..<count {
            let seconds = thinkTime.sample(&random)
            sum += seconds
            logs += naturalLogarithm(seconds)
            squares += naturalLogarithm(seconds) * naturalLogarithm(seconds)
        }
        let (mean, meanLog) = (sum / Double(count), logs / Double(count))
        let deviation = (squares / Double(count) - meanLog * meanLog).squareRoot()
        // Five standard errors: the sequence is fixed, so that it either always holds or never.
        let spread = 10 * (exponential(sigma * sigma) - 1).squareRoot() / Double(count).squareRoot()
        #expect(abs(mean - 10) < 5 * spread, "\(mean)")
        #expect(abs(deviation - sigma) < 5 * sigma / (2 * Double(count)).squareRoot(), "\(deviation)")
    }

    @Test("without deviation everybody thinks the mean, and nobody for longer than an hour")
    func ends() {
        var random = SeededRandom(seed: 1)
        let even = ThinkTime(meanSeconds: 0.25, sigma: 0)
        #expect((0..<100).allSatisfy { _ in abs(even.sample(&random) - 0.25) < 1e-9 })
        let wild = ThinkTime(meanSeconds: 3_600, sigma: 3)
        #expect((0..<10_000).allSatisfy { _ in (0...3_600).contains(wild.sample(&random)) })
    }

    @Test("a seed gives the same shoppers again, and others to every number and every other seed")
    func seeds() {
        func first(_ seed: UInt64, _ number: Int) -> [UInt64] {
            var random = SeededRandom(seed: seed, number: number)
            return (0..<4).map { _ in random.next() }
        }
        #expect(first(1, 3) == first(1, 3))
        let all = (0..<100).flatMap { number in [first(1, number), first(2, number)] }
        #expect(Set(all).count == 200)
    }

    @Test("fractions fill the span from 0 to 1 evenly")
    func fractions() {
        var random = SeededRandom(seed: 3)
        var counts = Array(repeating: 0, count: 10)
        for _ in 0..<100_000 { counts[Int(random.fraction() * 10)] += 1 }
        #expect(counts.allSatisfy { (9_500...10_500).contains($0) }, "\(counts)")
    }
}
