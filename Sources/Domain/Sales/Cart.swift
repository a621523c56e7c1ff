public import Basics
public import Commerce

/// A cart's number in the database (Magento's quote id).
public struct CartID: Identifier {
    public let rawValue: Int64
    /// The cart with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of a line of a cart (Magento's `item_id`).
public struct CartLineID: Identifier {
    public let rawValue: Int64
    /// The line with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A guest's key to a cart: 32 random letters and digits that cannot be guessed (Magento's masked quote id).
public struct MaskedCartID: Hashable, Sendable, CustomStringConvertible {
    /// The 32 letters and digits.
    public let text: String

    /// How many characters a masked id has.
    public static let length = 32
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// A masked id, unless the text cannot be one.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == MaskedCartID.length,
            text.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit })
        else { return nil }
        self.text = String(text)
    }

    /// A new masked id from a generator that must be fit for secrets. Ten letters are taken from each of its numbers,
    /// as each may cost a system call; numbers beyond the last multiple of 62^10 are drawn again, so that all are
    /// equally likely.
    public init(using generator: inout some RandomNumberGenerator) {
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
    public var description: String { text }
}

/// A line of a cart: what, which variant, how many. Names and prices are not kept: they are derived anew on each
/// reading.
public struct CartLine: Sendable, Equatable {
    /// Nil until the line is kept.
    public var id: CartLineID?
    /// What the shopper saw: the configurable product, or the simple one.
    public var productID: ProductID
    /// What is taken from stock: the variant, or the simple product itself.
    public var variantID: ProductID
    public var quantity: Quantity
    /// What was chosen of the product's custom options, in their order.
    public var chosen: [ChosenOption]

    /// A line.
    public init(
        id: CartLineID? = nil, productID: ProductID, variantID: ProductID, quantity: Quantity,
        chosen: [ChosenOption] = []
    ) {
        (self.id, self.productID, self.variantID, self.quantity) = (id, productID, variantID, quantity)
        self.chosen = chosen
    }
}

/// A guest's cart (Magento's quote).
public struct Cart: Sendable, Equatable {
    public let id: CartID
    public let maskedID: MaskedCartID
    public var storeID: StoreViewID
    public var lines: [CartLine]
    /// Where it is to be delivered, as far as an estimate was asked for.
    public var destination: TaxPlace?
    public let createdAt: Instant
    public var updatedAt: Instant

    /// A cart has at most so many lines.
    public static let linesMax = 100

    /// A cart.
    public init(
        id: CartID, maskedID: MaskedCartID, storeID: StoreViewID, lines: [CartLine], destination: TaxPlace? = nil,
        createdAt: Instant, updatedAt: Instant
    ) {
        (self.id, self.maskedID, self.storeID, self.lines) = (id, maskedID, storeID, lines)
        (self.destination, self.createdAt, self.updatedAt) = (destination, createdAt, updatedAt)
    }

    /// A cart that nobody touched for so many days is thrown away; a visitor's cookie names it for as long.
    public static let daysMax = 30

    /// How many pieces there are.
    public var pieces: Quantity { lines.reduce(.zero) { $0 + $1.quantity } }
}
