import Basics
import Markup
import Testing

/// How a page is written: small structs with a `body`, each a value that can be tested alone.
private struct Card {
    var name: String
    var url: String
    var picture: String
    var price: String
    var priceBefore: String?
    var colourClasses: [String]
}

private struct ProductCard: HTML {
    let card: Card
    let isFirstRow: Bool

    var body: some HTML {
        Element("li", .class("card")) {
            Element("a", .class("card-link"), .href(card.url)) {
                Element("div", .class("picture tint-robes")) {
                    Element(
                        "img", .src(card.picture), .alt(card.name), .width(900), .height(1_200),
                        .lazy(if: !isFirstRow))
                }
                Element("h2", .class("card-name")) { card.name }
                CardPrice(price: card.price, before: card.priceBefore)
            }
            if !card.colourClasses.isEmpty {
                Element("div", .class("dots")) {
                    for colour in card.colourClasses { Element("span", .class("dot", colour)) }
                }
            }
        }
    }
}

private struct CardPrice: HTML {
    let price: String
    let before: String?

    var body: some HTML {
        Element("p", .class("price", before == nil ? nil : "sale")) {
            price
            if let before { Element("s", .class("was")) { before } }
        }
    }
}

private struct CategoryPage: HTML {
    let title: String
    let cards: [Card]

    var body: some HTML {
        Document(language: "fr", .data("section-url", "/customer/section/load/")) {
            Element("title") { title }
            Element("link", .rel("stylesheet"), .href("/styles.css"))
        } body: {
            Element("main", .id("content")) {
                Element("h1") { title }
                Element("ul", .class("grid")) {
                    for (index, card) in cards.enumerated() {
                        ProductCard(card: card, isFirstRow: index < 4)
                    }
                }
            }
            JSONScript(Array(#"{"@type":"ItemList"}"#.utf8))
        }
    }
}

@Suite("A page is made of small components")
struct PageExampleTests {
    @Test("components nest, and what they show is escaped")
    func page() {
        let page = CategoryPage(
            title: "Robes & jupes",
            cards: [
                Card(
                    name: "Robe plissée Colette", url: "/robe-plissee-colette.html", picture: "/media/a.svg",
                    price: "55,99 €", priceBefore: "79,99 €", colourClasses: ["c-bln", "c-ter"])
            ])
        let expected = """
            <!doctype html><html lang="fr"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <title>Robes &amp; jupes</title><link rel="stylesheet" href="/styles.css"></head>\
            <body data-section-url="/customer/section/load/"><main id="content"><h1>Robes &amp; jupes</h1>\
            <ul class="grid"><li class="card"><a class="card-link" href="/robe-plissee-colette.html">\
            <div class="picture tint-robes">\
            <img src="/media/a.svg" alt="Robe plissée Colette" width="900" height="1200"></div>\
            <h2 class="card-name">Robe plissée Colette</h2>\
            <p class="price sale">55,99 €<s class="was">79,99 €</s></p></a>\
            <div class="dots"><span class="dot c-bln"></span><span class="dot c-ter"></span></div></li></ul></main>\
            <script type="application/ld+json">{"@type":"ItemList"}</script></body></html>

            """
        #expect(String(utf8: page.rendered()) == expected)
    }
}
