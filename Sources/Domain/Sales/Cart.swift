package import Basics
package import Commerce

/// A cart's number in the database (Magento's quote id).
package struct CartID: Identifier {
    package let rawValue: Int64
    /// The cart with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of a line of a cart (Magento's `item_id`).
package struct CartLineID: Identifier {
    package let rawValue: Int64
    /// The line with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A guest's key to a cart: 32 random letters and digits that cannot be guessed (Magento's masked quote id).
package struct MaskedCartID: Hashable, Sendable, CustomStringConvertible {
    /// The 32 letters and digits.
    package let text: String

    /// How many characters a masked id has.
    package static let length = 32
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// A masked id, unless the text cannot be one.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == MaskedCartID.length,
            text.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit })
        else { return nil }
        self.text = String(text)
    }

    /// A new masked id from a generator that must be fit for secrets. Ten letters are taken from each of its numbers,
    /// as each may cost a system call; numbers beyond the last multiple of 62^10 are drawn again, so that all are
    /// equally likely.
    package init(using generator: inout some RandomNumberGenerator) {
        let base = UInt64(MaskedCartID.alphabet.count)
        let span = (0..<10).reduce(UInt64(1)) { product, _ in product * base }
        var letters: [UInt8] = []
        while letters.count < MaskedCartID.length {
            var number = generator.next()
            guard number < UInt64.max / span * span else { continue }
            for _ in 0..<min(10, MaskedCartID.length - letters.count) {
                letters.append(MaskedCartID.alphabet[Int(number % base)])
                number /= base
            }
        }
        text = String(utf8: letters)
    }

    /// The 32 letters and digits.
    package var description: String { text }
}

/// A line of a cart: what, which variant, how many. Names and prices are not kept: they are derived anew on each
/// reading.
package struct CartLine: Sendable, Equatable {
    /// Nil until the line is kept.
    package var id: CartLineID?
    /// What the shopper saw: the configurable product, or the simple one.
    package var productID: ProductID
    /// What is taken from stock: the variant, or the simple product itself.
    package var variantID: ProductID
    package var quantity: Quantity
    /// What was chosen of the product's custom options, in their order.
    package var chosen: [ChosenOption]

    /// A line.
    package init(
        id: CartLineID? = nil, productID: ProductID, variantID: ProductID, quantity: Quantity,
        chosen: [ChosenOption] = []
    ) {
        (self.id, self.productID, self.variantID, self.quantity) = (id, productID, variantID, quantity)
        self.chosen = chosen
    }
}

/// A guest's cart (Magento's quote).
package struct Cart: Sendable, Equatable {
    package let id: CartID
    package let maskedID: MaskedCartID
    package var storeID: StoreViewID
    package var lines: [CartLine]
    /// Where it is to be delivered, as far as an estimate was asked for.
    package var destination: TaxPlace?
    package let createdAt: Instant
    package var updatedAt: Instant

    /// A cart has at most so many lines.
    package static let linesMax = 100

    /// A cart.
    package init(
        id: CartID, maskedID: MaskedCartID, storeID: StoreViewID, lines: [CartLine], destination: TaxPlace? = nil,
        createdAt: Instant, updatedAt: Instant
    ) {
        (self.id, self.maskedID, self.storeID, self.lines) = (id, maskedID, storeID, lines)
        (self.destination, self.createdAt, self.updatedAt) = (destination, createdAt, updatedAt)
    }

    /// A cart that nobody touched for so many days is thrown away; a visitor's cookie names it for as long.
    package static let daysMax = 30

    /// How many pieces there are.
    package var pieces: Quantity { lines.reduce(.zero) { $0 + $1.quantity } }
}
