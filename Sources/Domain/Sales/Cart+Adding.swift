public import Catalog
public import Commerce

/// What a shopper asks for.
public struct CartRequest: Sendable, Equatable {
    /// The most of one product in a cart where the shop does not say (Magento's `max_sale_qty`).
    public static let quantityMax = Quantity(10_000)

    /// More than none.
    public let quantity: Quantity
    /// The chosen option for each axis; empty for a simple product.
    public let options: [AttributeID: OptionID]
    /// What was chosen of the custom options, in any order.
    public let customOptions: [ChosenOption]

    /// A request. Zero and less ask for one piece, as Magento takes it.
    public init(
        quantity: Quantity, options: [AttributeID: OptionID], customOptions: [ChosenOption] = []
    ) {
        self.quantity = quantity > .zero ? quantity : Quantity(1)
        (self.options, self.customOptions) = (options, customOptions)
    }
}

extension Product {
    /// What is taken from stock for a request: the product itself, or the variant with the chosen options.
    public func variant(for request: CartRequest) throws(CartError) -> Product {
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
    public mutating func add(
        _ product: Product, _ request: CartRequest, onHand: Stock, in store: StoreViewID
    ) throws(CartError) -> Int {
        let variant = try product.variant(for: request)
        guard product.isEnabled(in: store), variant.isEnabled(in: store), variant.kind.isSold else {
            throw .notAvailable
        }
        let isItself = variant.id == product.id
        guard isItself || product.knownStock?.isInStock ?? true else { throw .notAvailable }
        guard variant.stockRules.isSalable(onHand) else {
            throw isItself || !product.isSalable(in: store) ? .notAvailable : .outOfStock(variant.sku)
        }
        let chosen = try product.chosen(from: request.customOptions)
        let place = lines.firstIndex {
            $0.productID == product.id && $0.variantID == variant.id && $0.chosen == chosen
        }
        let wanted = (place.map { lines[$0].quantity } ?? .zero) + request.quantity
        try check(wanted, of: variant, besides: place, onHand: onHand)
        if let place {
            lines[place].quantity = wanted
            return place
        }
        guard lines.count < Cart.linesMax else { throw .tooManyLines }
        lines.append(
            CartLine(productID: product.id, variantID: variant.id, quantity: wanted, chosen: chosen))
        return lines.count - 1
    }

    /// Whether so many pieces of a variant may be in a line: what its other lines have counts too. Magento checks the
    /// rules of quantity first and the amount on hand last (`IsProductSalableForRequestedQtyConditionChain`).
    func check(
        _ wanted: Quantity, of variant: Product, besides place: Int?, onHand: Stock
    ) throws(CartError) {
        let others = lines.indices.filter { $0 != place && lines[$0].variantID == variant.id }
        let together = others.reduce(wanted) { $0 + lines[$1].quantity }
        try variant.stockRules.check(together)
        guard variant.stockRules.covers(together, onHand) else {
            throw .notEnough(variant.sku, onHand: onHand.quantity)
        }
    }
}

extension StockRules {
    /// Whether a cart may hold so much of a product, whatever is on hand.
    func check(_ wanted: Quantity) throws(CartError) {
        // What is beyond counting stands for a whole number.
        guard own.isDecimal || wanted.isWhole || wanted.tenThousandths == .max else { throw .notWhole }
        guard wanted >= minSaleQuantity else { throw .tooFew(minSaleQuantity) }
        guard wanted <= maxSaleQuantity else { throw .tooMany }
        let step = enablesIncrements ? increments.tenThousandths : 0
        guard step <= 0 || wanted.tenThousandths % step == 0 else { throw .notInSteps(of: increments) }
    }

    /// Whether so much can be taken from a stock: all but the threshold, or anything where backorders are taken.
    func covers(_ wanted: Quantity, _ stock: Stock) -> Bool {
        guard managesStock, backorders == .refused else { return true }
        return wanted + minQuantity <= stock.quantity
    }
}
