import Catalog

/// What an import says of a row or file, by Magento's codes and in its words (`RowValidatorInterface`, `Product`,
/// `Type\Configurable`); those after `ours` are our own.
enum ProblemCode: String, CaseIterable {
    case columnNotFound, columnEmptyHeader, columnNameInvalid, wrongColumnsNumber, systemException, categoryNotValid
    case skuEmpty, skuMarginalWhitespaces, rowIsOrphan, invalidStore, invalidWebsite, invalidAttrSet, invalidType
    case isRequired, exceededMaxLength, invalidAttributeType, absentAttributeOption, duplicatedMultiselectValues
    case duplicatedUrlKey, duplicatedUrlKeyByCategory, invalidMediaUrlPath, invalidNewToDateValue
    case attrCodeDoesNotExist, attrCodeNotGlobalScope, attrCodeNotTypeSelect, invalidOptionValue
    case duplicatedVariations, unidentifiableVariation

    case emptyFile, rowTooLong, unterminatedQuote, invalidEncoding, variationsOnStoreRow
    case globalOnStoreRow, imageOnStoreRow, imageNotCleared

    /// The sentence, with `%s` where a fact goes.
    var template: String {
        switch self {
        case .columnNotFound: "We can't find required columns: %s."
        case .columnEmptyHeader: "Columns number: \"%s\" have empty headers"
        case .columnNameInvalid: "Column names: \"%s\" are invalid"
        case .wrongColumnsNumber: "Number of columns does not correspond to the number of rows in the header"
        case .systemException: "General system exception happened"
        case .categoryNotValid: "Category \"%s\" has not been created. %s"
        case .skuEmpty: "SKU is empty"
        case .skuMarginalWhitespaces: "SKU contains marginal whitespaces"
        case .rowIsOrphan: "Orphan rows that will be skipped due default row errors"
        case .invalidStore: "Invalid value in Store column (store doesn't exist?)"
        case .invalidWebsite: "Invalid value in Website column (website does not exist?)"
        case .invalidAttrSet: "Invalid value for Attribute Set column (set doesn't exist?)"
        case .invalidType: "Product Type is invalid or not supported"
        case .isRequired: "Please make sure attribute \"%s\" is not empty."
        case .exceededMaxLength: "Attribute %s exceeded max length"
        case .invalidAttributeType: "Value for '%s' attribute contains incorrect value"
        case .absentAttributeOption:
            "Value for '%s' attribute contains incorrect value, see acceptable values on settings specified for Admin"
        case .duplicatedMultiselectValues: "Value for multiselect attribute %s contains duplicated values"
        case .duplicatedUrlKey:
            "Url key: '%s' was already generated for an item with the SKU: '%s'. "
                + "You need to specify the unique URL key manually"
        case .duplicatedUrlKeyByCategory:
            "Url key: '%s' was already generated for a %s with the ID: %s. "
                + "You need to specify the unique URL key manually"
        case .invalidMediaUrlPath: "Wrong URL/path used for attribute %s"
        case .invalidNewToDateValue: "Make sure new_to_date is later than or the same as new_from_date"
        default: variationTemplate ?? ownTemplate
        }
    }

    private var variationTemplate: String? {
        switch self {
        case .attrCodeDoesNotExist:
            "Column configurable_variations: Attribute with code \"%s\" does not exist "
                + "or is missing from product attribute set"
        case .attrCodeNotGlobalScope:
            "Column configurable_variations: Attribute with code \"%s\" is not super - it needs to have Global Scope"
        case .attrCodeNotTypeSelect:
            "Column configurable_variations: Attribute with code \"%s\" is not super - "
                + "it needs to be Input Type of Dropdown, Visual Swatch or Text Swatch"
        case .invalidOptionValue: "Column configurable_variations: Invalid option value for attribute \"%s\""
        case .duplicatedVariations: "SKU %s contains duplicated variations"
        case .unidentifiableVariation: "Configurable variation \"%s\" is unidentifiable"
        case .variationsOnStoreRow:
            "Product with assigned super attributes should not have specified \"store_view_code\" value"
        default: nil
        }
    }

    private var ownTemplate: String {
        switch self {
        case .emptyFile: "This file is empty. Please try another one."
        case .rowTooLong: "The row or one of its cells is too long"
        case .unterminatedQuote: "The file ends within a quoted cell"
        case .invalidEncoding: "The row is not UTF-8 text"
        case .globalOnStoreRow:
            "Attribute %s is the same in all store views: its value on a store view's row is ignored"
        case .imageOnStoreRow: "Pictures are the same in all store views: those on a store view's row are ignored"
        case .imageNotCleared: "An import does not take pictures away: the empty value of %s is ignored"
        default: rawValue
        }
    }

    /// The sentence with its facts in their places.
    func sentence(_ facts: [String]) -> String {
        let pieces = template.split(separator: "%s", omittingEmptySubsequences: false)
        var text = ""
        for (place, piece) in pieces.enumerated() {
            text += piece
            if place < pieces.count - 1, place < facts.count { text += facts[place] }
        }
        return text
    }
}

extension RowProblem {
    /// A problem with a code's own sentence.
    init(row: Int, sku: String, column: String, _ code: ProblemCode, _ facts: String...) {
        self.init(row: row, sku: sku, column: column, code: code.rawValue, sentence: code.sentence(facts))
    }
}
