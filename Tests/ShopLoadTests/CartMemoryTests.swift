import Testing

@testable import ShopLoad

@Suite("What a shopper was promised to find in the cart")
struct CartMemoryTests {
    private typealias Shown = CartMemory.Shown

    private let dress = "/robe.html"
    private let bag = "/sac.html"

    /// A cart with two sizes of the dress, one of them twice, and a bag whose adding got no answer.
    private func memory() -> CartMemory {
        var memory = CartMemory()
        memory.promise(dress, "size=36")
        memory.promise(dress, "size=38")
        memory.promise(dress, "size=38")
        memory.doubt(bag, "")
        return memory
    }

    private func find(_ shown: Shown...) -> [Failure] {
        var memory = memory()
        return memory.check(shown).map(\.failure)
    }

    @Test("what was acknowledged is there; what is in doubt may be there or not")
    func good() {
        let (one, two) = (Shown(path: dress, pieces: 1), Shown(path: dress, pieces: 2))
        #expect(find(one, two) == [])
        #expect(find(two, Shown(path: bag, pieces: 1), one) == [])
        #expect(memory().pieces == 3)
    }

    @Test("a piece or a line too few is lost, too many are doubled, others' are wrong")
    func bad() {
        let (one, two) = (Shown(path: dress, pieces: 1), Shown(path: dress, pieces: 2))
        #expect(find(one, one) == [.lost])
        #expect(find() == [.lost])
        #expect(find(Shown(path: dress, pieces: 3)) == [.lost])
        #expect(find(two, two) == [.doubled])
        #expect(find(one, one, one) == [.doubled])
        #expect(find(one, two, Shown(path: bag, pieces: 2)) == [.doubled])
        #expect(find(one, two, Shown(path: "/autre.html", pieces: 1)) == [.wrongPage])
        #expect(find(one, Shown(path: bag, pieces: 2)) == [.lost, .doubled])
    }

    @Test("pieces are counted, and each is found missing or too many once")
    func once() {
        var memory = memory()
        let findings = memory.check([Shown(path: dress, pieces: 1)])
        #expect(findings.map(\.pieces) == [2])
        #expect(memory.check([Shown(path: dress, pieces: 1)]).isEmpty)
        #expect(memory.check([Shown(path: dress, pieces: 4)]).map(\.pieces) == [3])
    }

    @Test("a doubt that proved true is a promise, and one that did not may still come")
    func settled() {
        var memory = memory()
        let dresses = [Shown(path: dress, pieces: 1), Shown(path: dress, pieces: 2)]
        #expect(memory.isUnchecked)
        #expect(memory.check(dresses).isEmpty)
        #expect(!memory.isUnchecked)
        #expect(memory.check(dresses + [Shown(path: bag, pieces: 1)]).isEmpty)
        #expect(memory.pieces == 4)
        #expect(memory.check(dresses).map(\.failure) == [.lost])
    }
}
