public import Commerce
import HTTP
import JSON

extension RESTError {
    /// What a dependency's failure is to a client of the API.
    public init(_ failure: StoreFailure) {
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
    public init(_ error: SignInError) {
        switch error {
        case .refused: self = .signInRefused
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
}
