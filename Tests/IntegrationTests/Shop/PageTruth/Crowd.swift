import Basics
import Foundation
import Synchronization

/// What has been true of the shop, in order, and from when on nobody may be shown the less.
final class TruthHistory: Sendable {
    private struct Past {
        var truths: [ShopTruth]
        /// The last one that all pages of all nodes have shown.
        var confirmed = 0
    }

    private let past: Guarded<Past>

    init(_ truth: ShopTruth) { past = Guarded(Past(truths: [truth])) }

    /// From now on pages may show this, too.
    func begin(_ truth: ShopTruth) { past.withLock { $0.truths.append(truth) } }

    /// From now on pages may show nothing older than what was begun last.
    func confirm() { past.withLock { $0.confirmed = $0.truths.count - 1 } }

    /// The number of what was confirmed last.
    var confirmed: Int { past.withLock { $0.confirmed } }

    /// What was true from a number on.
    func truths(from number: Int) -> ArraySlice<ShopTruth> { past.withLock { $0.truths[number...] } }
}

/// Visitors who read pages of all nodes without pause and notice what is not true, or not any more.
final class Crowd: Sendable {
    private let history: TruthHistory
    private let others: [String: Int]
    private let isOver = Atomic<Bool>(false)
    private let left: Atomic<Int>
    private let seen = Guarded<(findings: [String], count: Int)>(([], 0))

    private static let visitorsOfANode = 2
    private static let pauseMicroseconds: UInt32 = 500

    init(ports: [Int], _ history: TruthHistory, others: [String: Int]) {
        (self.history, self.others) = (history, others)
        left = Atomic(ports.count * Crowd.visitorsOfANode)
        for port in ports {
            for number in 0..<Crowd.visitorsOfANode {
                Thread.detachNewThread { self.read(Visitor(port: port), from: number) }
            }
        }
    }

    /// Sends everybody home and gives what they noticed, and how many pages they read.
    func end() -> (findings: [String], count: Int) {
        isOver.store(true, ordering: .relaxed)
        while left.load(ordering: .relaxed) > 0 { usleep(1_000) }
        return seen.withLock { $0 }
    }

    private func read(_ visitor: Visitor, from number: Int) {
        var turn = number * ShopPage.all.count / Crowd.visitorsOfANode
        while !isOver.load(ordering: .relaxed) {
            let page = ShopPage.all[turn % ShopPage.all.count]
            turn += 1
            let confirmed = history.confirmed
            let sight = PageSight(visitor.get(page.path))
            let finding = finding(page, sight, history.truths(from: confirmed))
            seen.withLock { seen in
                seen.count += 1
                if let finding { seen.findings.append("after change \(confirmed): \(finding)") }
            }
            usleep(Crowd.pauseMicroseconds)
        }
        left.subtract(1, ordering: .relaxed)
    }

    /// While a change is on its way a page may show what was and what will be, each thing by itself: something is wrong
    /// when it is so for each of the truths.
    private func finding(_ page: ShopPage, _ sight: PageSight, _ truths: ArraySlice<ShopTruth>) -> String? {
        var common: [String: String]?
        for truth in truths {
            let flaws = page.flaws(sight, truth, others: others)
            common = common.map { $0.filter { flaws[$0.key] != nil } } ?? flaws
        }
        guard let common, !common.isEmpty else { return nil }
        return "\(page.path): " + common.map { "\($0.key): \($0.value)" }.sorted().joined(separator: "; ")
    }
}
