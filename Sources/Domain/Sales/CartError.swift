public import Commerce

/// Why a cart does not take what it was asked to. Each has Magento's own sentence (rest-behaviour, Carts: Items).
public enum CartError: Error, Equatable {
    /// No cart has this masked id.
    case noSuchCart
    /// The cart has no line of this number.
    case noSuchLine(CartID, CartLineID)
    /// No product has this SKU or number.
    case noSuchProduct
    /// Disabled, out of stock, or without a salable variant.
    case notAvailable
    /// A configurable product without an option for each axis, or with options that no variant has.
    case optionsMissing
    /// A custom option that must be chosen and was not.
    case requiredOptionMissing
    /// More characters than a custom option takes.
    case optionTextTooLong
    /// A value that a custom option does not offer.
    case optionNotAvailable
    /// The chosen variant is out of stock.
    case outOfStock(SKU)
    /// More is asked than is on hand.
    case notEnough(SKU, onHand: Quantity)
    /// A quantity of a fraction of a piece.
    case notWhole
    /// Less than the least of one product.
    case tooFew(Quantity)
    /// More than the most of one product.
    case tooMany
    /// A quantity that is no multiple of the step.
    case notInSteps(of: Quantity)
    /// More lines than `Cart.linesMax`.
    case tooManyLines
    case failed(StoreFailure)
}
