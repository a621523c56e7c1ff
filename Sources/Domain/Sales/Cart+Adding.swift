package import Catalog
package import Commerce

/// Why a cart does not take what it was asked to. Each has Magento's own sentence (rest-behaviour, Carts: Items).
package enum CartError: Error, Equatable {
    /// No cart has this masked id.
    case noSuchCart
    /// No product has this SKU or number.
    case noSuchProduct
    /// Disabled, out of stock, or without a salable variant.
    case notAvailable
    /// A configurable product without an option for each axis, or with options that no variant has.
    case optionsMissing
    /// The chosen variant is out of stock.
    case outOfStock(SKU)
    /// More is asked than is on hand.
    case notEnough(SKU, onHand: Quantity)
    /// A quantity of a fraction of a piece.
    case notWhole
    /// More than `quantityMax` of one product.
    case tooMany
    /// More lines than `Cart.linesMax`.
    case tooManyLines
    case failed(StoreFailure)
}

/// What a shopper asks for.
package struct CartRequest: Sendable, Equatable {
    /// The most of one product in a cart (Magento's `max_sale_qty`).
    package static let quantityMax = Quantity(10_000)

    /// More than none.
    package let quantity: Quantity
    /// The chosen option for each axis; empty for a simple product.
    package let options: [AttributeID: OptionID]

    /// A request. Zero and less ask for one piece, as Magento takes it.
    package init(quantity: Quantity, options: [AttributeID: OptionID]) {
        self.quantity = quantity > .zero ? quantity : Quantity(1)
        self.options = options
    }
}

extension Product {
    /// What is taken from stock for a request: the product itself, or the variant with the chosen options.
    package func variant(for request: CartRequest) throws(CartError) -> Product {
        guard kind == .configurable else { return self }
        let match = variants.first { variant in
            axes.allSatisfy { axis in
                guard let option = variant.option(on: axis.attributeID) else { return false }
                return request.options[axis.attributeID] == option
            }
        }
        guard let match, !axes.isEmpty, request.options.count == axes.count else { throw .optionsMissing }
        return match
    }
}

extension Cart {
    /// Adds what was asked for, or raises the line that has it already, and gives its place among the lines. The checks
    /// are Magento's, in Magento's order. `onHand` is the variant's stock as the writer has it now.
    package mutating func add(
        _ product: Product, _ request: CartRequest, onHand: Stock, in store: StoreViewID
    ) throws(CartError) -> Int {
        let variant = try product.variant(for: request)
        guard product.isEnabled(in: store), variant.isEnabled(in: store) else { throw .notAvailable }
        let isItself = variant.id == product.id
        guard variant.stockRules.isSalable(onHand) else {
            throw isItself || !product.isSalable(in: store) ? .notAvailable : .outOfStock(variant.sku)
        }
        let place = lines.firstIndex { $0.productID == product.id && $0.variantID == variant.id }
        let wanted = (place.map { lines[$0].quantity } ?? .zero) + request.quantity
        try check(wanted, of: variant, onHand: onHand)
        if let place {
            lines[place].quantity = wanted
            return place
        }
        guard lines.count < Cart.linesMax else { throw .tooManyLines }
        lines.append(CartLine(productID: product.id, variantID: variant.id, quantity: wanted))
        return lines.count - 1
    }

    /// Whether so many pieces of a variant may be in a cart.
    func check(_ wanted: Quantity, of variant: Product, onHand: Stock) throws(CartError) {
        guard wanted <= CartRequest.quantityMax else { throw .tooMany }
        guard wanted.isWhole else { throw .notWhole }
        guard wanted <= onHand.quantity else { throw .notEnough(variant.sku, onHand: onHand.quantity) }
    }
}
