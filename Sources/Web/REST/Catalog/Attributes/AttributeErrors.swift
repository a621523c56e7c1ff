import Basics
import Catalog
import Commerce
import HTTP
import JSON

extension RESTError {
    /// What a refused change of the attribute registry is to a client of the API, in Magento's sentences.
    init(_ error: AttributeError) {
        switch error {
        case .noSuchAttribute(let code): self = .noSuchAttribute(code)
        case .codeTaken:
            self.init(.badRequest, "%1 already exists.", .listed([.string("Attribute with the same code")]))
        case .badCode(let code): self = .invalid("attribute_code", .string(code))
        case .reservedCode(let code):
            self.init(
                .badRequest, "The attribute code '%1' is reserved by system. Please try another attribute code",
                .listed([.string(code)]))
        case .badInput(let word): self = .invalid("frontend_input", word.map { .string($0) } ?? .null)
        case .noLabel: self = .required("frontend_label")
        case .emptyLabel: self = .invalid("frontend_label", .null)
        case .notFilterable: self = .invalid("is_filterable", .bool(true))
        case .systemAttribute: self.init(.badRequest, "The system attribute can't be deleted.")
        case .inUse: self.init(.badRequest, "This attribute is used in configurable products.")
        case .takesNoOptions, .emptyOptionLabel, .optionLabelTaken, .noSuchOption: self.init(option: error)
        default: self.init(set: error)
        }
    }

    private init(option error: AttributeError) {
        switch error {
        case .takesNoOptions(let code):
            self.init(.badRequest, "The \"%1\" attribute doesn't work with options.", .listed([.string(code)]))
        case .optionLabelTaken(let label):
            self.init(
                .badRequest, "Admin store attribute option label \"%1\" is already exists.", .listed([.string(label)]))
        case .noSuchOption(let code, let id):
            self = .noSuchOption(code, "\(id)")
        default:
            self.init(.badRequest, "The attribute option label is empty. Enter the value and try again.")
        }
    }

    /// Magento's sentences where an option is changed are others than where it is added or removed.
    init(changingOption error: AttributeError) {
        switch error {
        case .optionLabelTaken(let label):
            self.init(
                .badRequest, "Admin store attribute option label '%1' is already exists.", .listed([.string(label)]))
        case .noSuchOption(let code, let id):
            self.init(
                .badRequest, "The '%1' attribute doesn't include an option id '%2'.",
                .listed([.string(code), .number("\(id)")]))
        default: self.init(error)
        }
    }

    private init(set error: AttributeError) {
        switch error {
        case .noSuchSet(let id): self = .noSuchEntity("id", .number("\(id)"))
        case .emptySetName:
            self.init(.badRequest, "The attribute set name is empty. Enter the name and try again.")
        case .setNameTaken(let name):
            self.init(
                .badRequest, "A \"%1\" attribute set name already exists. Create a new name and try again.",
                .listed([.string(name)]))
        case .defaultSet: self.init(.badRequest, "The default attribute set can't be deleted.")
        case .noSuchGroup(let id):
            self.init(
                .notFound, "The group with the \"%1\" ID doesn't exist. Verify the ID and try again.",
                .listed([.string("\(id)")]))
        case .groupOfAnotherSet:
            self.init(.badRequest, "The attribute group doesn't belong to the attribute set.")
        case .groupNameTaken: self.init(.badRequest, "The attributeGroup can't be saved.")
        case .groupOfSystemAttributes:
            self.init(.badRequest, "The attribute group can't be deleted because it contains system attributes.")
        case .notInSet(let code, let id):
            self.init(
                .badRequest,
                "The \"%1\" attribute wasn't found in the \"%2\" attribute set. Enter the attribute and try again.",
                .listed([.string(code), .string("\(id)")]))
        case .failed(let failure): self.init(failure)
        default: self = .masked("the attribute registry refused a change: \(error)")
        }
    }

    /// An option by a text that is no number.
    static func noSuchOption(_ code: String, _ text: String) -> RESTError {
        RESTError(
            .notFound, "The \"%1\" attribute doesn't include an option with \"%2\" ID.",
            .listed([.string(code), .string(text)]))
    }

    /// No attribute has the code; products and categories alike.
    static func noSuchAttribute(_ code: String) -> RESTError {
        RESTError(
            .notFound,
            "The attribute with a \"%1\" attributeCode doesn't exist. Verify the attribute and try again.",
            .listed([.string(code)]))
    }

    /// Magento has a set with the number, which is not one of products.
    static let notAProductSet = RESTError(.badRequest, "Provided Attribute set non product Attribute set.")
}
