import HTTP
import JSON

/// Magento's own errors, by kind (rest-conventions: Errors: which status).
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

    /// A name or password that is wrong, or an account that is locked.
    static let signInRefused = RESTError(
        .unauthorized,
        "The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.")

    /// A parameter, or a field that a service cannot do without.
    static func required(_ field: String) -> RESTError {
        RESTError(
            .badRequest, "\"%fieldName\" is required. Enter and try again.",
            .named([JSONMember("fieldName", .string(field))]))
    }

    /// Several errors of the input in one answer; one alone is the answer itself.
    static func several(_ errors: [RESTError]) -> RESTError {
        if errors.count == 1 { return errors[0] }
        var error = RESTError(.badRequest, "One or more input exceptions have occurred.")
        error.errors = errors
        return error
    }

    /// A missing entity, by one field.
    static func noSuchEntity(_ field: String, _ value: JSONValue) -> RESTError {
        RESTError(
            .notFound, "No such entity with %fieldName = %fieldValue",
            .named([JSONMember("fieldName", .string(field)), JSONMember("fieldValue", value)]))
    }

    /// A missing entity, by two fields.
    static func noSuchEntity(
        _ field: String, _ value: JSONValue, _ field2: String, _ value2: JSONValue
    ) -> RESTError {
        RESTError(
            .notFound, "No such entity with %fieldName = %fieldValue, %field2Name = %field2Value",
            .named([
                JSONMember("fieldName", .string(field)), JSONMember("fieldValue", value),
                JSONMember("field2Name", .string(field2)), JSONMember("field2Value", value2),
            ]))
    }

    /// A field's value that is not permitted.
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

    /// A value of the wrong type. `place` names the objects that it lies in, the outermost first.
    static func wrongType(_ value: String, _ type: String, place: String = "") -> RESTError {
        RESTError(
            .badRequest,
            "\(place)The \"\(value)\" value's type is invalid. "
                + "The \"\(type)\" type was expected. Verify and try again.")
    }

    /// More objects in a list than the shop takes at once (Magento's `EntityArrayValidator`).
    static func tooManyItems(_ entity: RESTEntity, max: Int) -> RESTError {
        RESTError(
            .badRequest, "Maximum items of type \"%type\" is %max",
            .named([JSONMember("type", .string(entity.className)), JSONMember("max", .integer(Int64(max)))]))
    }

    /// A larger page than the shop gives at once (Magento's `SearchCriteriaValidator`).
    static func pageTooLarge(max: Int) -> RESTError {
        RESTError(
            .badRequest, "Maximum SearchCriteria pageSize is %max", .named([JSONMember("max", .integer(Int64(max)))]))
    }

    /// A save that failed: the answer carries Magento's header for it.
    static func couldNotSave(_ message: String, _ parameters: Parameters = .none) -> RESTError {
        var error = RESTError(.badRequest, message, parameters)
        error.isFailedSave = true
        return error
    }

    /// What Magento answers to anything unexpected: the cause is for the log alone.
    static func masked(_ cause: String) -> RESTError {
        RESTError(
            .internalServerError, "Internal Error. Details are available in Magento log file.", cause: cause)
    }
}
