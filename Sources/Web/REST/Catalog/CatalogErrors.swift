import Catalog
import Commerce
import HTTP
import JSON

extension RESTError {
    static let noAttributeSet = RESTError(
        .badRequest, "Invalid product data: %1", .listed([.string("Invalid attribute set entity type")]))

    /// Stock and links name a product that is not there otherwise than the product's own routes do.
    static func noProduct(_ sku: String) -> RESTError {
        RESTError(.notFound, "The Product with the \"%1\" SKU doesn't exist.", .listed([.string(sku)]))
    }

    /// What a list's failure is to a client of the API.
    init(_ failure: SearchFailure) {
        switch failure {
        case .noSuchField(let field): self = .unknownAttribute(field)
        case .failed(let failure): self.init(failure)
        }
    }

    /// What a save's failure is to a client of the API, in Magento's sentences.
    init(_ error: ProductSavingError) {
        switch error {
        case .noSuchProduct: self = .noSuchProduct
        case .noSuchAttributeSet: self = .noAttributeSet
        case .urlKeyTaken: self.init(.badRequest, "URL key for specified store already exists.")
        case .skuTaken:
            self.init(
                .badRequest, "The value of the \"SKU\" attribute isn't unique. Set a unique value and try again.")
        case .noSuchLinkedProduct(let sku): self = .noProduct(sku.text)
        case .variantWithoutValue(let product, let code):
            self.init(
                .badRequest, "Product with id \"%1\" does not contain required attribute \"%2\".",
                .listed([.string("\(product)"), .string(code)]))
        case .variantsAlike(let one, let other):
            self.init(
                .badRequest, "Products \"%1\" and \"%2\" have the same set of attribute values.",
                .listed([.string(one.text), .string(other.text)]))
        case .variantAttached: self.init(.badRequest, "The product is already attached.")
        case .variantNotAttached:
            self.init(.notFound, "The option that was requested doesn't exist. Verify the entity and try again.")
        case .noAxes:
            self.init(.badRequest, "The parent product doesn't have configurable product options.")
        case .notConfigurable:
            self.init(.badRequest, "The product isn't a configurable product.")
        case .noSuchAxis(let id):
            self.init(.notFound, "Option with id \"%1\" not found", .listed([.integer(id)]))
        case .failed(let failure): self.init(failure)
        }
    }

    /// Runs what may fail as a save does.
    static func savingErrors<Value>(
        _ body: () async throws(ProductSavingError) -> Value
    ) async throws(RESTError) -> Value {
        do throws(ProductSavingError) {
            return try await body()
        } catch {
            throw RESTError(error)
        }
    }
}

/// Answers that are one value.
enum RESTAnswer {
    static let `true` = Array("true".utf8)
    static let emptyList = Array("[]".utf8)

    /// A number.
    static func number(_ number: Int64) -> [UInt8] { Array("\(number)".utf8) }

    /// A text.
    static func text(_ text: String) -> [UInt8] {
        var json = JSONWriter()
        json.value(text)
        return json.takeBytes()
    }

    /// A list.
    static func list(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.array { write(&$0) }
        return json.takeBytes()
    }
}
