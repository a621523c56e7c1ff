import Basics
import EventLoop
import Glibc
import Testing

/// A page that was just invalidated, and many who ask for it at once.
@Suite("A crowd that asks a node of two loops for one page")
struct CrowdTests {
    private static let visitors = 40

    @Test("has it made once: its path, its products and the page itself")
    func madeOnce() throws {
        let shop = RunningShop()
        let node = shop.secondNode(["--loops", "2"])
        let log = try StatementLog(of: shop)
        // The path 2, the product 7, those beside it 7; and for a category the path 2, the products shown 7.
        for (path, statements) in [("/robe-plissee-colette.html", 16), ("/vetements/robes.html", 9), ("/", 7)] {
            for round in 1...3 {
                // Everything is invalidated, and both nodes have followed when the command ends.
                #expect(shop.command("reindex").status == 0)
                try log.take()
                let pages = CrowdTests.ask(path, of: node.port)
                #expect(pages.count == CrowdTests.visitors)
                #expect(pages.allSatisfy { $0.status == 200 && $0.body == pages[0].body && !$0.body.isEmpty })
                let asked = try log.take()
                #expect(asked.count == statements, "\(path), round \(round): \(asked)")
            }
        }
        kill(node.pid, SIGTERM)
        var status: Int32 = 0
        waitpid(node.pid, &status, 0)
        #expect(status == 0)
        #expect(shop.end() == 0)
    }

    /// What visitors get who all ask in the same moment, each over a connection of its own.
    private static func ask(_ path: String, of port: Int) -> [Visitor.Answer] {
        let missing = Guarded(visitors)
        let answers = Guarded<[Visitor.Answer]>([])
        let threads = (0..<visitors).compactMap { number in
            try? OSThread(named: "visitor-\(number)") {
                missing.withLock { $0 -= 1 }
                while missing.withLock({ $0 }) > 0 { sched_yield() }
                let answer = Visitor(port: port).get(path)
                answers.withLock { $0.append(answer) }
            }
        }
        for thread in threads { thread.join() }
        return answers.withLock { $0 }
    }
}
