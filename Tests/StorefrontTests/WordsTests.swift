import Commerce
import Testing
import WebSupport

@testable import Storefront

@Suite("Words and amounts")
struct WordsTests {
    @Test(
        "amounts are written as the language writes them",
        arguments: [
            ("29.99", "29,99\u{202F}€", "€29.99"), ("0", "0,00\u{202F}€", "€0.00"), ("5", "5,00\u{202F}€", "€5.00"),
            ("1234.5", "1\u{202F}234,50\u{202F}€", "€1,234.50"),
            ("1000000", "1\u{202F}000\u{202F}000,00\u{202F}€", "€1,000,000.00"),
            ("0.005", "0,01\u{202F}€", "€0.01"), ("-3.5", "−3,50\u{202F}€", "−€3.50"),
        ])
    func amounts(digits: String, french: String, english: String) throws {
        let amount = try #require(Money(digits, .eur))
        #expect(PriceText(.french).text(amount) == french)
        #expect(PriceText(.english).text(amount) == english)
    }

    @Test("whole amounts can be short")
    func short() throws {
        #expect(PriceText(.french).shortText(try #require(Money("69", .eur))) == "69\u{202F}€")
        #expect(PriceText(.english).shortText(try #require(Money("69.5", .eur))) == "€69.50")
        #expect(PriceText(magento: .french).text(try #require(Money("1.5", .eur))) == "1,50\u{A0}€")
    }

    @Test("plurals: French from two on, English for all but one")
    func plurals() {
        let (french, english) = (Phrases(.french), Phrases(.english))
        #expect([0, 1, 2].map(french.articles) == ["0 article", "1 article", "2 articles"])
        #expect([0, 1, 2].map(english.articles) == ["0 items", "1 item", "2 items"])
        #expect(french.sizesLeft(1) == "1 taille restante")
    }

    @Test("every status has a sentence and a way on", arguments: [400, 403, 404, 405, 500, 503])
    func errors(status: Int) {
        for language in [Language.french, .english] {
            let words = Phrases(language).error(status)
            #expect(!words.title.isEmpty && !words.text.isEmpty && !words.wayOn.isEmpty)
        }
        #expect((1...12).allSatisfy { !Phrases(.french).season(month: $0).title.isEmpty })
    }
}
