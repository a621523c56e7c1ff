import Basics
import Catalog
import Commerce
import HTTP
import Markup
import Sales
import WebSupport

/// What was taken out of the cart, with a way to put it back: the form that had put it there. What it needs is in the
/// address, so that nothing is kept for those who do not come back.
struct CartUndo: HTML {
    let site: Site
    let product: Product
    let variant: Product
    let quantity: Quantity

    static let name = "undo"

    /// `?undo=100.102.2`: product, variant, pieces.
    static func query(for line: CartLine) -> String {
        "?\(name)=\(line.productID).\(line.variantID).\(line.quantity.tenThousandths / 10_000)"
    }

    /// The numbers in an address; nil for anything else.
    static func read(_ text: String) -> (product: ProductID, variant: ProductID, quantity: Quantity)? {
        let numbers = text.split(separator: ".").compactMap { Int64($0) }
        guard numbers.count == 3, numbers[2] > 0 else { return nil }
        return (ProductID(numbers[0]), ProductID(numbers[1]), Quantity(numbers[2]))
    }

    var body: some HTML {
        Element("div", .class("messages")) {
            Element("form", .class("message success undo"), .method("post"), .action(site.addURL)) {
                Element("span", .role("status")) { site.phrases.removed(product.name(in: site.store.id)) }
                Element("input", .type("hidden"), .name("product"), .value("\(product.id)"))
                for axis in product.axes {
                    if let option = variant.option(on: axis.attributeID) {
                        Element(
                            "input", .type("hidden"), .name("super_attribute[\(axis.attributeID)]"),
                            .value("\(option)"))
                    }
                }
                Element("input", .type("hidden"), .name("qty"), .value(quantity.description))
                Element("button", .class("undo-button"), .type("submit")) { site.phrases.undo }
            }
        }
    }
}

extension ShopPages {
    /// What the address says was taken out, if that can be bought still.
    func undo(for visit: Visit) async throws(StoreFailure) -> CartUndo? {
        guard !visit.request.query.isEmpty, let text = visit.request.queryItems[CartUndo.name],
            let line = CartUndo.read(text), let product = try await services.products.product(line.product),
            product.isSalable(in: visit.site.store.id),
            let variant = product.id == line.variant
                ? product : product.variants.first(where: { $0.id == line.variant })
        else { return nil }
        return CartUndo(site: visit.site, product: product, variant: variant, quantity: line.quantity)
    }

    /// The line that is to be taken out, where it is one.
    func removed(
        by wanted: [CartLineID: Quantity], from masked: MaskedCartID
    ) async throws(CartError) -> CartLine? {
        let gone = wanted.filter { $0.value == .zero }
        guard gone.count == 1, let id = gone.first?.key else { return nil }
        return try await services.carts.cart(masked).lines.first { $0.id == id }
    }
}
