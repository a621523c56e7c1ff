import Basics
import Foundation
import JSON
import Synchronization

/// Shoppers who fill carts and readers who look at ready pages, without pause, on one or two nodes. They know what they
/// were told: a line that was acknowledged is in the cart, once.
final class SaleDay: Sendable {
    /// A request as its sender saw it; times in microseconds since the day began.
    struct Deed {
        let began: Int
        let took: Int
        let isPage: Bool
        let isGood: Bool
    }

    /// A cart and how many pieces of each product its shopper was promised.
    struct Promise {
        let cart: String
        let quantities: [String: Int64]
    }

    static let pages = ["/cabas-souple-leonie.html", "/accessoires/sacs.html", "/"]
    static let skus = ["CB-0001", "PO-0001", "BO-0001"]
    /// So many pieces go into a cart, fewer than there are, before the next one is begun.
    private static let addsOfACart = 24
    private static let shoppers = 4
    private static let readers = 2
    /// From one request of a sender to the next, however long the answer took: the rate is held, so that what is done
    /// before and after can be compared.
    private static let paceMicroseconds = 40_000

    private let ports: [Int]
    private let mayNodesDie: Bool
    private let start = ContinuousClock.now
    private let isOver = Atomic<Bool>(false)
    private let left = Atomic<Int>(SaleDay.shoppers + SaleDay.readers)
    private let told = Guarded(Told())

    private struct Told {
        var deeds: [Deed] = []
        var promises: [Promise] = []
        var findings: [String] = []
    }

    /// Begins the day on the nodes at some ports. A node that may die is left for the other one.
    init(ports: [Int], mayNodesDie: Bool = false) {
        (self.ports, self.mayNodesDie) = (ports, mayNodesDie)
        for index in 0..<SaleDay.shoppers { Thread.detachNewThread { self.shop(from: index) } }
        for index in 0..<SaleDay.readers { Thread.detachNewThread { self.read(from: index) } }
    }

    /// Microseconds since the day began.
    var now: Int { Int((ContinuousClock.now - start) / .microseconds(1)) }

    /// Sends everybody home and gives what they saw.
    func end() -> (deeds: [Deed], promises: [Promise], findings: [String]) {
        isOver.store(true, ordering: .relaxed)
        while left.load(ordering: .relaxed) > 0 { usleep(1_000) }
        return told.withLock { ($0.deeds, $0.promises, $0.findings) }
    }

    /// Whether each cart holds what was promised, read anew; what it holds instead.
    static func broken(_ promises: [Promise], on port: Int) -> [String] {
        let visitor = Visitor(port: port)
        return promises.compactMap { promise in
            let held = quantities(visitor.call("GET", "/rest/V1/guest-carts/\(promise.cart)/items"))
            return held == promise.quantities ? nil : "\(promise.cart): \(held as Any), not \(promise.quantities)"
        }
    }

    fileprivate static func quantities(_ answer: Visitor.Answer) -> [String: Int64]? {
        guard answer.status == 200, let items = try? JSONReader.parse(Array(answer.body.utf8)).array else { return nil }
        var held: [String: Int64] = [:]
        for item in items { held[item["sku"]?.string ?? "?", default: 0] += item["qty"]?.integer ?? 0 }
        return held
    }

    /// Asks the node that answered last, and the other one where that one is gone.
    private func ask(
        _ place: inout Int, isPage: Bool = false, isCounted: Bool = true, _ request: (Int) -> Visitor.Answer
    ) -> Visitor.Answer {
        let began = now
        var answer = request(ports[place])
        // A POST whose answer did not come may have been done: it is not sent again.
        if answer.status == 0, mayNodesDie { place = (place + 1) % ports.count }
        if answer.status == 0, mayNodesDie, isPage { answer = request(ports[place]) }
        if isCounted {
            let deed = Deed(began: began, took: now - began, isPage: isPage, isGood: answer.status == 200)
            told.withLock { $0.deeds.append(deed) }
        }
        return answer
    }

    private func find(_ finding: String) { told.withLock { $0.findings.append(finding) } }

    private func read(from index: Int) {
        var place = index % ports.count
        var turn = index
        var due = now
        while !isOver.load(ordering: .relaxed) {
            let path = SaleDay.pages[turn % SaleDay.pages.count]
            turn += 1
            let answer = ask(&place, isPage: true) { Visitor(port: $0).get(path) }
            if answer.status != 200 { find("\(path) answered \(answer.status) after \(now / 1_000) ms") }
            pause(&due)
        }
        left.subtract(1, ordering: .relaxed)
    }

    /// Waits for the moment of the next request; what is late makes none of the later ones come sooner.
    private func pause(_ due: inout Int) {
        due = max(due + SaleDay.paceMicroseconds, now)
        usleep(UInt32(max(due - now, 0)))
    }

    private func shop(from index: Int) {
        var place = index % ports.count
        var due = now
        while !isOver.load(ordering: .relaxed) {
            let made = ask(&place, isCounted: false) { Visitor(port: $0).call("POST", "/rest/V1/guest-carts") }
            if made.status == 200 { fill(made.body.filter { $0 != "\"" }, &place, &due) } else { check(made) }
            pause(&due)
        }
        left.subtract(1, ordering: .relaxed)
    }

    /// Puts pieces into a cart one by one. After an answer that did not come, or said to come again, the cart tells.
    private func fill(_ cart: String, _ place: inout Int, _ due: inout Int) {
        var promised: [String: Int64] = [:]
        for turn in 0..<SaleDay.addsOfACart where !isOver.load(ordering: .relaxed) {
            let sku = SaleDay.skus[turn % SaleDay.skus.count]
            let added = ask(&place) {
                Visitor(port: $0).call(
                    "POST", "/rest/V1/guest-carts/\(cart)/items", #"{"cartItem":{"sku":"\#(sku)","qty":1}}"#)
            }
            if added.status == 200 {
                promised[sku, default: 0] += 1
            } else {
                check(added)
                learn(cart, sku, &promised, &place, &due)
            }
            pause(&due)
        }
        told.withLock { $0.promises.append(Promise(cart: cart, quantities: promised)) }
    }

    /// Nothing but an honest refusal is expected where something failed.
    private func check(_ answer: Visitor.Answer) {
        if answer.status == 503, answer.field("Retry-After") != nil { return }
        if answer.status == 0, mayNodesDie { return }
        find("an act was answered \(answer.status) after \(now / 1_000) ms: \(answer.body.prefix(200))")
    }

    private func learn(
        _ cart: String, _ sku: String, _ promised: inout [String: Int64], _ place: inout Int, _ due: inout Int
    ) {
        for _ in 0..<1_000 {
            let answer = ask(&place, isCounted: false) {
                Visitor(port: $0).call("GET", "/rest/V1/guest-carts/\(cart)/items")
            }
            if let held = SaleDay.quantities(answer) {
                var withIt = promised
                withIt[sku, default: 0] += 1
                guard held == promised || held == withIt else {
                    return find("\(cart) holds \(held) after \(promised) and one attempt at \(sku)")
                }
                promised = held
                return
            }
            check(answer)
            pause(&due)
        }
        find("\(cart) could not be read any more")
    }
}
