import Basics
import Testing
import WebSupport

@Suite("The list of the pages that are asked for most")
struct HotPagesTests {
    private func keys(_ addresses: String...) -> [[UInt8]] { addresses.map { Array($0.utf8) } }

    @Test("what is asked for in more samples comes first")
    func order() {
        var pages = HotPages()
        pages.note(keys("/a", "/b", "/c?p=2"))
        pages.note(keys("/b", "/c?p=2"))
        pages.note(keys("/b"))
        #expect(pages.addresses == ["/b", "/c?p=2", "/a"])
    }

    @Test("what nobody asks for any more fades and is forgotten")
    func fading() {
        var pages = HotPages()
        for _ in 0..<3 { pages.note(keys("/old")) }
        pages.note(keys("/new"))
        for _ in 0..<30 { pages.note(keys("/new")) }
        #expect(pages.addresses == ["/new", "/old"])
        for _ in 0..<300 { pages.note(keys("/new")) }
        #expect(pages.addresses == ["/new"])
    }

    @Test("what is no address for everybody is left out")
    func foreign() {
        var pages = HotPages()
        pages.note(keys("EUR.2/robes.html", "", "/a b", "/é", "/\n/b", "/" + String(repeating: "x", count: 600), "/ok"))
        #expect(pages.addresses == ["/ok"])
    }

    @Test("the list that is written is read again in its order, and goes on from there")
    func file() {
        var pages = HotPages()
        for _ in 0..<10 { pages.note(keys("/often", "/odd?color=14&p=2")) }
        pages.note(keys("/often", "/once"))
        let list = pages.list
        #expect(String(utf8: list).hasSuffix(" /once\n"))
        var read = HotPages(list: list)
        #expect(read.addresses == ["/often", "/odd?color=14&p=2", "/once"])
        read.note(keys("/new"))
        #expect(read.addresses.first == "/often")
    }

    @Test("a list that is broken gives what is whole in it")
    func broken() {
        let text = "12 /a\nx /b\n/c\n\n5  /d\n-1 /e\n0 /f\n99999999999999999999 /g\n7 /h\r\n3 EUR.1/i\n9 /j"
        #expect(HotPages(list: Array(text.utf8)).addresses == ["/a", "/j"])
        #expect(HotPages(list: [0, 255, 10, 32]).addresses.isEmpty)
        let most = HotPages.pagesMax
        let long = (0..<(most + 50)).map { "\($0 + 1) /p\($0)\n" }.joined()
        #expect(HotPages(list: Array(long.utf8)).addresses.count == most)
        // No list gives points that no samples can give.
        var pages = HotPages(list: Array("99999999 /stuck\n".utf8))
        for _ in 0..<80 { pages.note(keys("/new")) }
        #expect(pages.addresses.first == "/new")
    }

    @Test("however many addresses there are, the list is bounded and what is asked for again stays")
    func bounded() {
        var pages = HotPages()
        for round in 0..<10 {
            pages.note(keys("/hot") + (0..<1_000).map { Array("/\(round)-\($0)".utf8) })
        }
        #expect(pages.addresses.count == HotPages.pagesMax)
        #expect(pages.addresses.first == "/hot")
    }
}
