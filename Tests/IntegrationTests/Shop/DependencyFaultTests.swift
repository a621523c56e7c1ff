import Basics
import Foundation
import Synchronization
import Testing

/// Each server that a node depends on, each way in which it can fail, and what is answered then: the rows of
/// docs/resilience.md. The node reaches its servers by proxies that fail as they are told.
@Suite("What is answered while a server fails")
struct DependencyFaultTests {
    enum Dependency: String, CaseIterable {
        case writer, reader, redis
    }

    /// What a visitor or a client asks for.
    private enum Surface: CaseIterable {
        case readyPage, coldPage, product, search, cartPage, addition, sections, administration, health
    }

    private struct Failure {
        let name: String
        let fault: FaultyProxy.Fault
        /// A page that nobody has asked for before.
        let coldPage: String
    }

    private static let readyPage = "/cabas-souple-leonie.html"
    private static let failures = [
        Failure(name: "refused", fault: .refused, coldPage: "/sac-tresse-capucine.html"),
        Failure(name: "reset", fault: .reset, coldPage: "/pochette-vernie-estelle.html"),
        Failure(name: "hangs", fault: .hangs, coldPage: "/bonnet-torsade-charlie.html"),
        Failure(name: "slow", fault: .slow(milliseconds: 2_000), coldPage: "/collier-fin-esther.html"),
        Failure(name: "garbled", fault: .garbled, coldPage: "/bracelet-torsade-perrine.html"),
    ]

    /// What may be answered: without the writer what only it knows is refused for a while, and all else goes on.
    private func allowed(_ surface: Surface, without dependency: Dependency, _ fault: FaultyProxy.Fault) -> [Int] {
        let good = surface == .addition ? 302 : 200
        switch (dependency, surface) {
        case (.writer, .cartPage), (.writer, .sections), (.writer, .addition), (.writer, .administration):
            // With a slow one a single statement comes through where a connection is open.
            if case .slow = fault { return [good, 503] }
            return [503]
        case (.reader, .search):
            // A search may be too much for a reader that is well, so one that hung is not repeated on the writer.
            return fault == .hangs || fault == .slow(milliseconds: 2_000) ? [good, 503] : [good]
        default: return [good]
        }
    }

    @Test(
        "pages that are ready never stop, what must be refused says when to come back, and all is well afterwards",
        arguments: Dependency.allCases)
    func surfaces(of dependency: Dependency) throws {
        let shop = RunningShop.shared
        let token = RunningShop.sharedToken
        let proxy = try FaultyProxy(to: shop.server(dependency.rawValue).socket)
        defer { proxy.close() }
        let node = shop.secondNode(["--\(dependency.rawValue)", "127.0.0.1:\(proxy.port)"])
        let visitor = Visitor(port: node.port)
        let page = visitor.get(DependencyFaultTests.readyPage).body
        let bag = try #require(page.firstMatch(of: /name="product" value="([0-9]+)"/)).1
        #expect(visitor.submit("/checkout/cart/add/", "product=\(bag)&qty=1").status == 302)
        let cart = try #require(visitor.cookies["vitrine_cart"])
        for failure in DependencyFaultTests.failures {
            proxy.set(failure.fault)
            let answers = ask(node.port, cart, String(bag), token, coldPage: failure.coldPage)
            for (surface, answer) in answers {
                let allowed = allowed(surface, without: dependency, failure.fault)
                let place: Comment = "\(surface) while \(dependency) is \(failure.name): \(answer.body.prefix(300))"
                #expect(allowed.contains(answer.status), place)
                #expect(answer.status != 503 || answer.field("Retry-After") != nil, place)
            }
            proxy.set(.none)
            let isWell = comesBack(node.port, cart, String(bag), token)
            #expect(isWell, "after \(dependency) was \(failure.name)")
        }
        kill(node.pid, SIGTERM)
        var status: Int32 = 0
        waitpid(node.pid, &status, 0)
        #expect(status == 0)
    }

    /// Asks for everything at once: one that waits keeps no other from its answer.
    private func ask(
        _ port: Int, _ cart: String, _ bag: String, _ token: String, coldPage: String
    ) -> [(Surface, Visitor.Answer)] {
        let answers = Guarded<[(Surface, Visitor.Answer)]>([])
        let left = Atomic(Surface.allCases.count)
        for surface in Surface.allCases {
            Thread.detachNewThread {
                let answer = DependencyFaultTests.answer(surface, port, cart, bag, token, coldPage)
                answers.withLock { $0.append((surface, answer)) }
                left.subtract(1, ordering: .releasing)
            }
        }
        while left.load(ordering: .acquiring) > 0 { usleep(2_000) }
        return answers.withLock { $0 }
    }

    private static func answer(
        _ surface: Surface, _ port: Int, _ cart: String, _ bag: String, _ token: String, _ coldPage: String
    ) -> Visitor.Answer {
        let visitor = Visitor(port: port)
        visitor.setCookie("vitrine_cart", cart)
        switch surface {
        case .readyPage: return visitor.get(readyPage)
        case .coldPage: return visitor.get(coldPage)
        case .product: return visitor.call("GET", "/rest/V1/products/CB-0001")
        case .search:
            let name = "searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D"
            return visitor.get("/rest/V1/products?\(name)%5Bfield%5D=name&\(name)%5Bvalue%5D=\(coldPage.dropFirst())")
        case .cartPage: return visitor.get("/checkout/cart/")
        case .addition: return visitor.submit("/checkout/cart/add/", "product=\(bag)&qty=1")
        case .sections: return visitor.get("/customer/section/load/?sections=cart")
        case .administration: return visitor.call("GET", "/rest/V1/products/CB-0001", token: token)
        case .health: return visitor.get("/health/live")
        }
    }

    private func comesBack(_ port: Int, _ cart: String, _ bag: String, _ token: String) -> Bool {
        for _ in 0..<100 {
            let isWell = Surface.allCases.allSatisfy { surface in
                let answer = DependencyFaultTests.answer(
                    surface, port, cart, bag, token, DependencyFaultTests.readyPage)
                return answer.status == (surface == .addition ? 302 : 200)
            }
            if isWell { return true }
            usleep(100_000)
        }
        return false
    }
}
