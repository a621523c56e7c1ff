import Basics
import Catalog
import HTTP
import ShopFakes

@testable import Storefront

/// A query as category pages read it. Pages are kept under its one spelling, so this decides what a shopper is shown.
///
/// - The one spelling, read again, is itself, and asks for the same products.
/// - It is plain: nothing in it has to be escaped in an address or a page.
enum ListingCheck {
    private nonisolated(unsafe) static let sites = Sites(
        Fixture.reference(), PageFrame(origin: "http://shop.test", assetsVersion: "1"))

    static func run(_ input: [UInt8]) throws(Finding) {
        for site in sites.all {
            let query = CategoryQuery(input.withExactCopy { FormItems($0) }, site)
            let text = query.text
            let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>\\#%".utf8.contains($0) }
            try require(isPlain, "the one spelling has to be escaped: \(text)")
            let again = CategoryQuery(Array(text.dropFirst().utf8).withExactCopy { FormItems($0) }, site)
            try requireSame(again.text, text, "the one spelling has another one")
            try require(!again.isFromForm, "the one spelling counts as filled in by hand: \(text)")
            let (asked, same) = (query.listing(of: dresses), again.listing(of: dresses))
            try require("\(asked.sorted)" == "\(same.sorted)", "\(text) asks for \(same) instead of \(asked)")
        }
    }
}

extension ListingQuery {
    /// Everything in it, in an order that does not change.
    fileprivate var sorted: String {
        let options = chosen.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return "\(category) \(options) \(prices) \(isReducedOnly) \(sort) \(page) \(pageSize)"
    }
}
