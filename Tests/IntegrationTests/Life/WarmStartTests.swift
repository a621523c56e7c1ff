import Glibc
import Testing

@Suite("A node begins with the pages that the last process was asked for most")
struct WarmStartTests {
    private static let pages = [
        "/", "/cabas-souple-leonie.html", "/accessoires/sacs.html", "/en/", "/rest/V1/products/CB-0001",
    ]

    private func ways(_ node: ServiceNode, _ paths: [String]) -> [String?] {
        paths.map { path in
            let answer = node.get(path)
            return answer.status == 200 ? answer.field("X-Vitrine-Cache") : "\(answer.status)"
        }
    }

    @Test("after an end and a start, and after a hand-over, they are ready before the first request")
    func warm() throws {
        let shop = RunningShop.shared
        let list = "\(shop.folder)/hot-\(UInt32.random(in: .min ... .max))"
        let flags = ["--hot-pages-file", list, "--cache-field", "on"]
        let first = try ServiceNode(shop, flags[0], flags[1], flags[2], flags[3])
        for _ in 0..<2 { _ = ways(first, WarmStartTests.pages) }
        let kept = WarmStartTests.pages.filter { first.get($0).field("X-Vitrine-Cache") == "hit" }
        #expect(kept.count >= 4, "\(kept)")
        #expect(first.end() == 0)
        let written = TextFile.read(list)
        for page in kept { #expect(written.contains(" \(page)\n"), "\(written)") }

        let second = try ServiceNode(shop, flags[0], flags[1], flags[2], flags[3])
        #expect(second.comesToSay("with \(kept.count) of \(kept.count) hot pages"), "\(second.said)")
        #expect(ways(second, kept) == kept.map { _ in "hit" })
        // What only this process was asked for goes to its successor at once.
        _ = ways(second, ["/vetements/robes.html"])
        let before = second.handOver()
        #expect(ways(second, kept + ["/vetements/robes.html"]) == kept.map { _ in "hit" } + ["hit"])
        second.waitForEnd(of: before)
        second.end()
    }

    @Test("a list that is nonsense, or too long for the time there is, holds up nothing")
    func nonsense() throws {
        let shop = RunningShop.shared
        let list = "\(shop.folder)/hot-\(UInt32.random(in: .min ... .max))"
        TextFile.write("9 /no-such-page.html\nrubbish\n8 /\n7 /rest/V1/no-such\n6 /checkout/cart/\n", to: list)
        let node = try ServiceNode(shop, "--hot-pages-file", list, "--cache-field", "on")
        #expect(node.comesToSay("with 2 of 4 hot pages"), "\(node.said)")
        #expect(ways(node, ["/"]) == ["hit"])
        node.end()
        let cold = try ServiceNode(shop, "--hot-pages-file", list, "--cache-field", "on", "--warm-seconds", "0")
        #expect(ways(cold, ["/"]) == ["miss"])
        cold.end()
    }
}
