import Catalog
package import Commerce
package import HTTP
package import JSON
package import Sales

/// An error as Magento's REST answers it: a raw message whose placeholders are not filled in, and their values
/// (rest-conventions: Errors).
package struct RESTError: Error {
    /// The values of a message's placeholders.
    package enum Parameters: Sendable {
        case none
        /// For `%1`, `%2`.
        case listed([JSONValue])
        /// For `%name`.
        case named([JSONMember])
    }

    /// What the answer says.
    package let status: Status
    package let message: String
    package let parameters: Parameters
    /// What the log is told, where the caller is not.
    package let cause: String?

    /// An error with its status and message.
    package init(_ status: Status, _ message: String, _ parameters: Parameters = .none, cause: String? = nil) {
        (self.status, self.message, self.parameters, self.cause) = (status, message, parameters, cause)
    }
}

/// Magento's own errors, by kind.
extension RESTError {
    static let noRoute = RESTError(.notFound, "Request does not match any route.")
    static let notARoute = RESTError(.badRequest, "Specified request cannot be processed.")
    static let noSuchProduct = RESTError(
        .notFound, "The product that was requested doesn't exist. Verify the product and try again.")
    static let decoding = RESTError(.badRequest, "Decoding error.")

    static func methodNotSupported(_ method: String) -> RESTError {
        RESTError(.methodNotAllowed, "The \(method) HTTP method is not supported.")
    }

    static func notAuthorized(_ resource: String) -> RESTError {
        RESTError(
            .unauthorized, "The consumer isn't authorized to access %resources.",
            .named([JSONMember("resources", .string(resource))]))
    }

    static func required(_ field: String) -> RESTError {
        RESTError(
            .badRequest, "\"%fieldName\" is required. Enter and try again.",
            .named([JSONMember("fieldName", .string(field))]))
    }

    static func noSuchEntity(_ field: String, _ value: JSONValue) -> RESTError {
        RESTError(
            .notFound, "No such entity with %fieldName = %fieldValue",
            .named([JSONMember("fieldName", .string(field)), JSONMember("fieldValue", value)]))
    }

    static func invalid(_ field: String, _ value: JSONValue) -> RESTError {
        RESTError(
            .badRequest, "Invalid value of \"%value\" provided for the %fieldName field.",
            .named([JSONMember("fieldName", .string(field)), JSONMember("value", value)]))
    }

    /// An unknown key of an object; Magento shows it in upper camel case.
    static func notSupported(_ key: String) -> RESTError {
        let words = key.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return RESTError(
            .badRequest, "\"%fieldName\" is not supported. Correct the field name and try again.",
            .named([JSONMember("fieldName", .string(words.joined()))]))
    }

    /// A value of the wrong type, in an object's field or at the top.
    static func wrongType(_ value: String, _ type: String, field: String? = nil) -> RESTError {
        let place = field.map { "Error occurred during \"\($0)\" processing. " } ?? ""
        return RESTError(
            .badRequest,
            "\(place)The \"\(value)\" value's type is invalid. "
                + "The \"\(type)\" type was expected. Verify and try again.")
    }
}

extension RESTError {
    /// What a dependency's failure is to a client of the API.
    package init(_ failure: StoreFailure) {
        switch failure {
        case .unavailable(let cause):
            self.init(.serviceUnavailable, "The shop is busy for a moment. Try again in a few seconds.", cause: cause)
        case .broken(let cause):
            self.init(
                .internalServerError, "Internal Error. Details are available in Magento log file.", cause: cause)
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

    /// The answer's bytes.
    func body() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("message", message)
            switch parameters {
            case .none: break
            case .listed(let values): json.member("parameters", .array(values))
            case .named(let members): json.member("parameters", .object(members))
            }
        }
        return json.takeBytes()
    }
}
