import HTTP
import JSON
public import Sales

extension RESTError {
    /// What a cart's error is to a client of the API, in Magento's sentences.
    public init(_ error: CartError) {
        switch error {
        case .noSuchCart: self = .noSuchEntity("cartId", .null)
        case .noSuchLine(let cart, let line):
            self.init(
                .notFound, "The %1 Cart doesn't contain the %2 item.",
                .listed([.string("\(cart)"), .integer(line.rawValue)]))
        case .noSuchProduct: self = .noSuchProduct
        case .notAvailable: self.init(.badRequest, "Product that you are trying to add is not available.")
        case .optionsMissing: self.init(.badRequest, "You need to choose options for your item.")
        case .requiredOptionMissing:
            self.init(
                .badRequest,
                "The product's required option(s) weren't entered. Make sure the options are entered and try again.")
        case .optionTextTooLong: self.init(.badRequest, "The text is too long. Shorten the text and try again.")
        case .optionNotAvailable:
            self.init(.badRequest, "Some of the selected item options are not currently available.")
        case .outOfStock: self.init(.badRequest, "There are no source items with the in stock status")
        case .notEnough: self.init(.badRequest, "The requested qty is not available")
        case .notWhole: self.init(.badRequest, "You cannot use decimal quantity for this product.")
        case .tooFew(let least): self.init(.badRequest, "The fewest you may purchase is \(least).")
        case .tooMany: self.init(.badRequest, "The requested qty exceeds the maximum qty allowed in shopping cart")
        case .notInSteps(let step):
            self.init(.badRequest, "You can buy this product only in quantities of \(step) at a time.")
        case .tooManyLines: self.init(.badRequest, "The quote couldn't be saved.")
        case .failed(let failure): self.init(failure)
        }
    }
}
