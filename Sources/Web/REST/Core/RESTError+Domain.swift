package import Commerce
import HTTP
import JSON
package import Sales

extension RESTError {
    /// What a dependency's failure is to a client of the API.
    package init(_ failure: StoreFailure) {
        switch failure {
        case .unavailable(let cause):
            self.init(.serviceUnavailable, "The shop is busy for a moment. Try again in a few seconds.", cause: cause)
        case .doesNotFit(let field):
            self.init(
                .badRequest, "The \"%1\" value is too long, too large or no text. Enter another and try again.",
                .listed([.string(field ?? "")]))
        case .broken(let cause): self = .masked(cause)
        }
    }

    /// What a sign-in's error is to a client of the API.
    package init(_ error: SignInError) {
        switch error {
        case .refused: self = .signInRefused
        case .failed(let failure): self.init(failure)
        }
    }

    /// What a cart's error is to a client of the API, in Magento's sentences.
    package init(_ error: CartError) {
        switch error {
        case .noSuchCart: self = .noSuchEntity("cartId", .null)
        case .noSuchProduct: self = .noSuchProduct
        case .notAvailable: self.init(.badRequest, "Product that you are trying to add is not available.")
        case .optionsMissing: self.init(.badRequest, "You need to choose options for your item.")
        case .outOfStock: self.init(.badRequest, "There are no source items with the in stock status")
        case .notEnough: self.init(.badRequest, "The requested qty is not available")
        case .notWhole: self.init(.badRequest, "You cannot use decimal quantity for this product.")
        case .tooMany: self.init(.badRequest, "The requested qty exceeds the maximum qty allowed in shopping cart")
        case .tooManyLines: self.init(.badRequest, "The quote couldn't be saved.")
        case .failed(let failure): self.init(failure)
        }
    }

    /// Runs what may fail by a dependency.
    static func storeFailures<Value>(
        _ body: () async throws(StoreFailure) -> Value
    ) async throws(RESTError) -> Value {
        do throws(StoreFailure) {
            return try await body()
        } catch {
            throw RESTError(error)
        }
    }

    /// Runs what may fail by a cart's rules.
    static func cartErrors<Value>(_ body: () async throws(CartError) -> Value) async throws(RESTError) -> Value {
        do throws(CartError) {
            return try await body()
        } catch {
            throw RESTError(error)
        }
    }
}
