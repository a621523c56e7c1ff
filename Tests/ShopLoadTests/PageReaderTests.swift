import Basics
import Testing

@testable import ShopLoad

/// Parts of pages as the shop writes them.
enum PageText {
    static let category = """
        <!doctype html><html lang="fr"><head><title>Robes</title><link rel="canonical" \
        href="http://127.0.0.1:8080/vetements/robes.html?color=noir"><link rel="alternate" hreflang="en" \
        href="http://127.0.0.1:8080/en/clothing/dresses.html?color=black"><link rel="stylesheet" \
        href="/styles.css?v=35ea"><script src="/shop.js?v=35ea" defer></script></head><body>\
        <nav class="drawer-panel"><a href="/tiroir.html">Tiroir</a></nav><a class="brand" href="/">Vitrine</a>\
        <nav class="menu" aria-label="Catégories"><ul><li><a href="/vetements.html" aria-current="true">Vêtements</a>\
        <ul class="panel"><li><a href="/vetements/robes.html" aria-current="page">Robes</a></li></ul></li></ul></nav>\
        <div class="header-end"><a class="language" href="/en/clothing/dresses.html">EN</a></div>\
        <a class="filter-option" href="/vetements/robes.html?color=noir&amp;size=36" rel="nofollow">36</a>\
        <a class="filter-option" href="/vetements/robes.html?color=blanc,noir">Blanc</a>\
        <ul class="grid"><li class="card"><a class="card-link" href="/robe-livia.html"><span class="picture tint">\
        <img src="/media/catalog/product/a.svg" alt="L’image &quot;a&quot;"></span></a></li>\
        <li class="card"><a class="card-link" href="/robe-maud.html?color=noir"></a></li></ul>\
        <nav class="pages"><a href="/vetements/robes.html?color=noir">1</a><span aria-current="page">2</span>\
        <a href="/vetements/robes.html?color=noir&amp;p=3" rel="next">Suivante</a></nav></body></html>
        """

    /// A product's page; the form has a colour, and a size where one is named.
    static func product(_ path: String = "/robe-livia.html", number: Int = 7_641, size: String? = nil) -> String {
        let chosen = size.map { #"<input type="hidden" name="super_attribute[137]" value="\#($0)">"# } ?? ""
        return """
            <!doctype html><link rel="canonical" href="http://shop.example\(path)"><nav class="menu"><a \
            href="/vetements/robes.html">Robes</a></nav><div class="header-end"></div>\
            <section class="option"><h2 class="option-label">Couleur</h2><a class="swatch" \
            href="\(path)?color=blanc">Blanc</a><a class="swatch unavailable" href="\(path)?color=noir">Noir</a>\
            </section><section class="option"><h2 class="option-label">Taille</h2><a class="size" \
            href="\(path)?color=blanc&amp;size=34">34</a><span class="size unavailable">36</span></section>\
            <form class="add-form" method="post" action="/checkout/cart/add/"><input type="hidden" name="product" \
            value="\(number)"><input type="hidden" name="super_attribute[93]" value="5">\(chosen)<input type="hidden" \
            name="qty" value="1"><button class="add-to-cart" type="submit">Choisissez</button></form>
            """
    }

    /// A line of a cart, with its steps to either side.
    static func line(_ path: String, _ id: Int, pieces: Int) -> String {
        """
        <li class="cart-line"><a class="line-picture" href="\(path)?size=34" tabindex="-1"></a><h2 class="line-name \
        card-name"><a href="\(path)?size=34">Robe</a></h2><div class="line-qty"><form method="post" \
        action="/checkout/cart/updatePost/"><button type="submit" form="step" name="cart[\(id)][qty]" \
        value="\(pieces - 1)">−</button><input type="number" name="cart[\(id)][qty]" value="\(pieces)" min="0" \
        max="10000"><button type="submit" form="step" name="cart[\(id)][qty]" value="\(pieces + 1)">+</button></form>\
        </div></li>
        """
    }

    static func cart(_ lines: String...) -> String {
        #"<div class="cart"><ul class="cart-lines">\#(lines.joined())</ul></div>"#
    }
}

@Suite("Reading pages")
struct PageReaderTests {
    private func read<Result>(_ text: String, _ body: (PageReader) -> Result) -> Result {
        Array(text.utf8).withUnsafeBytes { body(PageReader($0)) }
    }

    private func texts(_ text: String, _ links: (PageReader) -> [Range<Int>]) -> [String] {
        read(text) { page in links(page).map { page.text($0) } }
    }

    @Test("a category's links, each of its kind")
    func category() {
        let page = PageText.category
        #expect(read(page) { $0.canonicalPath } == "/vetements/robes.html?color=noir")
        #expect(texts(page) { $0.categories() } == ["/vetements.html", "/vetements/robes.html"])
        #expect(texts(page) { $0.cards() } == ["/robe-livia.html", "/robe-maud.html?color=noir"])
        #expect(
            texts(page) { $0.filters() } == [
                "/vetements/robes.html?color=noir&size=36", "/vetements/robes.html?color=blanc,noir",
            ])
        #expect(texts(page) { $0.nextPage().map { [$0] } ?? [] } == ["/vetements/robes.html?color=noir&p=3"])
        #expect(
            texts(page) { $0.assets() } == ["/styles.css?v=35ea", "/shop.js?v=35ea", "/media/catalog/product/a.svg"])
        #expect(read(page) { $0.addForm() } == nil)
        #expect(read(page) { $0.cartLines() } == nil)
    }

    @Test("a product's choices and its way into the cart")
    func product() throws {
        let open = try #require(read(PageText.product()) { $0.addForm() })
        #expect(open.action == "/checkout/cart/add/" && open.product == "7641" && open.isOpen && !open.isComplete)
        #expect(open.body == "product=7641&super_attribute%5B93%5D=5&qty=1")
        let chosen = try #require(read(PageText.product(size: "48")) { $0.addForm() })
        #expect(chosen.isComplete)
        #expect(chosen.body == "product=7641&super_attribute%5B93%5D=5&super_attribute%5B137%5D=48&qty=1")
        let page = PageText.product()
        #expect(texts(page) { $0.sizes() } == ["/robe-livia.html?color=blanc&size=34"])
        #expect(texts(page) { $0.colours() } == ["/robe-livia.html?color=blanc", "/robe-livia.html?color=noir"])
        #expect(read(page) { $0.nextPage() } == nil)
    }

    @Test("a product that is sold out has a form that cannot be sent, and a form without a number is none")
    func closedForms() {
        let soldOut = PageText.product().replacing(#"type="submit">"#, with: #"type="submit" disabled>"#)
        #expect(read(soldOut) { $0.addForm()?.isOpen } == false)
        #expect(read(PageText.product().replacing("7641", with: "")) { $0.addForm() } == nil)
        #expect(read(PageText.product().replacing("7641", with: "76a1")) { $0.addForm() } == nil)
    }

    @Test("a cart's lines with their pieces; an empty cart has none, and another page is no cart")
    func cart() {
        let page = PageText.cart(PageText.line("/robe.html", 12, pieces: 3), PageText.line("/sac.html", 13, pieces: 1))
        let lines = [CartMemory.Shown(path: "/robe.html", pieces: 3), .init(path: "/sac.html", pieces: 1)]
        #expect(read(page) { $0.cartLines() } == lines)
        #expect(read(#"<main><div class="empty"><h1>Panier</h1></div></main>"#) { $0.cartLines() } == [])
        #expect(read(#"<link rel="canonical" href="/a"><div class="empty">"#) { $0.cartLines() } == nil)
        #expect(read("<main></main>") { $0.cartLines() } == nil)
        #expect(read(page.replacing(#"value="3""#, with: #"value="x""#)) { $0.cartLines() } == nil)
    }

    @Test("a page cut anywhere is read without a fault", arguments: [PageText.category, PageText.product()])
    func cut(page: String) {
        let bytes = Array(page.utf8)
        for count in 0..<bytes.count {
            bytes[..<count].withUnsafeBytes { part in
                let page = PageReader(part)
                _ = (page.canonicalPath, page.addForm(), page.cartLines(), page.nextPage())
                let all = [
                    page.cards(), page.filters(), page.categories(), page.sizes(), page.colours(), page.assets(),
                ]
                for range in all.joined() { _ = page.text(range) }
            }
        }
    }

    @Test(
        "an address's path is what stands behind host and port",
        arguments: [
            ("http://127.0.0.1:8080/a.html?b=c", "/a.html?b=c"), ("https://shop.example", "/"), ("/en/", "/en/"),
        ])
    func canonical(address: String, path: String) {
        #expect(read(#"<link rel="canonical" href="\#(address)"><a href="/b">"#) { $0.canonicalPath } == path)
    }

    @Test("character references are replaced")
    func references() {
        let text = "&lt;a&gt; &amp;amp; &quot;b&quot; &#39;c&#39; &eacute; &"
        #expect(read(text) { $0.text(0..<text.utf8.count) } == "<a> &amp; \"b\" 'c' &eacute; &")
    }
}

@Suite("Addresses by which pages are known")
struct KnownAddressTests {
    @Test(
        "of a category: without its order, and with one filter at most",
        arguments: [
            ("/robes.html", "/robes.html"), ("/robes.html?p=2", "/robes.html?p=2"),
            ("/robes.html?color=noir", "/robes.html?color=noir"), ("/robes.html?color=noir,blanc", "/robes.html"),
            ("/robes.html?color=noir&size=36", "/robes.html"),
            ("/robes.html?color=noir&p=2", "/robes.html?color=noir&p=2"),
            ("/robes.html?product_list_order=created_at", "/robes.html"),
            ("/robes.html?sale=1&product_list_order=price&p=3", "/robes.html?sale=1&p=3"),
        ])
    func category(target: String, known: String) {
        #expect(KnownAddress.ofCategory(target) == known)
    }

    @Test(
        "a redirect stays within the shop",
        arguments: [
            ("/checkout/cart/", "/checkout/cart/"), ("http://shop:80/a?b", "/a?b"), ("http://shop:80", "/"),
            ("http://shop:8080/", nil), ("https://shop:80/", nil), ("//evil/", nil), ("a.html", nil),
        ] as [(String, String?)])
    func redirects(location: String, target: String?) {
        #expect(location.target(at: "shop:80") == target)
    }
}
