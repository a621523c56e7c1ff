import Catalog
import Testing

@Suite("A swatch")
struct SwatchTests {
    @Test("is a colour or the name of a symbol", arguments: ["#1C2541", "#abcdef", "wash-30", "a", "keep-dry"])
    func known(text: String) {
        #expect(Swatch(text)?.text == text)
    }

    @Test(
        "is nothing else",
        arguments: ["", "#", "#12345", "#1234567", "#GGGGGG", "Wash", "a b", "é", "url(x)", "seventeen-letters"])
    func unknown(text: String) {
        #expect(Swatch(text) == nil)
    }
}
