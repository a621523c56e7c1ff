import Catalog
import Commerce
import HTTP

/// What an answer was made from, in `X-Magento-Tags`, by which caches in front of the shop know what to drop. Magento
/// sends it with what its built-in page cache has not answered.
enum PageTags {
    static let field: FieldName = "X-Magento-Tags"

    /// Nothing but the page cache itself.
    static let uncached = "FPC"

    /// A page that says "not found": menu, store and Magento's content page 1 (`no-route`); it is in its place.
    static func notFound(_ site: Site, about product: ProductID? = nil) -> String {
        let menu = site.branches.map { ",cat_c_\($0.entry.id.rawValue)" }.joined()
        let about = product.map { ",cat_p_\($0.rawValue),cat_p" } ?? ""
        return "cat_c\(menu),store,cms_b,cms_p_1\(about),FPC"
    }
}
