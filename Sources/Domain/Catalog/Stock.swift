package import Commerce

/// What is on hand of a product at the default source (Magento's `inventory_source_item`).
package struct Stock: Sendable, Equatable {
    package var quantity: Quantity
    /// What the shop's team says; a product with pieces left can be taken out of sale.
    package var isInStock: Bool

    /// A stock of so many pieces.
    package init(quantity: Quantity, isInStock: Bool) {
        (self.quantity, self.isInStock) = (quantity, isInStock)
    }

    /// Nothing on hand.
    package static let none = Stock(quantity: .zero, isInStock: false)
}
