public import Commerce

/// What is on hand of a product at the default source (Magento's `inventory_source_item`).
public struct Stock: Sendable, Equatable {
    public var quantity: Quantity
    /// What the shop's team says; a product with pieces left can be taken out of sale.
    public var isInStock: Bool

    /// A stock of so many pieces.
    public init(quantity: Quantity, isInStock: Bool) {
        (self.quantity, self.isInStock) = (quantity, isInStock)
    }

    /// Nothing on hand.
    public static let none = Stock(quantity: .zero, isInStock: false)
}
