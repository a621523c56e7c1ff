import Catalog

/// What an import says of a row or file, by Magento's codes and in its words (`RowValidatorInterface`, `Product`,
/// `Type\Configurable`); those after `ours` are our own.
enum ProblemCode: String, CaseIterable {
    case columnNotFound, columnEmptyHeader, columnNameInvalid, invalidAttributeName, wrongQuotes, wrongColumnsNumber
    case systemException, categoryNotValid, skuNotFoundToDelete, duplicatedUniqueAttribute, mediaUrlNotAvailable
    case skuEmpty, skuMarginalWhitespaces, rowIsOrphan, invalidStore, invalidWebsite, invalidAttrSet, invalidType
    case isRequired, exceededMaxLength, invalidAttributeType, absentAttributeOption, duplicatedMultiselectValues
    case duplicatedUrlKey, duplicatedUrlKeyByCategory, invalidMediaUrlPath, invalidNewToDateValue
    case attrCodeDoesNotExist, attrCodeNotGlobalScope, attrCodeNotTypeSelect, invalidOptionValue
    case duplicatedVariations, unidentifiableVariation
    case optionInvalidType, optionInvalidPrice, optionEmptyTitle, optionAmbiguousNewNames
    case tierPriceWebsiteInvalid, tierPriceGroupInvalid, invalidTierPriceOrQty, tierPriceDataIsIncomplete
    case tierPriceTypeInvalid, invalidAttributeDecimal, duplicateTierPrice

    case emptyFile, rowTooLong, unterminatedQuote, invalidEncoding, variationsOnStoreRow
    case globalOnStoreRow
    case valueInvalid, valueIsMissing, unknownSKU, unknownSource, unknownRoot, unknownParent, unknownAttribute
    case unknownOption, notKept

    /// The sentence, with `%s` where a fact goes.
    var template: String {
        switch self {
        case .columnNotFound: "We can't find required columns: %s."
        case .columnEmptyHeader: "Columns number: \"%s\" have empty headers"
        case .columnNameInvalid: "Column names: \"%s\" are invalid"
        case .invalidAttributeName: "Header contains invalid attribute(s): \"%s\""
        case .wrongQuotes: "Curly quotes used instead of straight quotes"
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
        case .skuNotFoundToDelete: "Product with specified SKU not found"
        case .duplicatedUniqueAttribute: "Duplicated unique attribute"
        case .mediaUrlNotAvailable:
            "Imported resource (image: %s) at row %s could not be downloaded from external resource due to timeout "
                + "or access permissions"
        default: variationTemplate ?? optionTemplate ?? tierTemplate ?? ownTemplate
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

    private var optionTemplate: String? {
        switch self {
        case .optionInvalidType:
            "Value for 'type' sub attribute in 'custom_options' attribute contains incorrect value, acceptable values "
                + "are: 'date', 'date_time', 'time', 'field', 'area', 'drop_down', 'radio', 'checkbox', 'multiple', "
                + "'file'"
        case .optionInvalidPrice:
            "Value for 'price' sub attribute in 'custom_options' attribute contains incorrect value"
        case .optionEmptyTitle: "Please enter a value for title."
        case .optionAmbiguousNewNames:
            "This name is already being used for custom option. Please enter a different name."
        default: nil
        }
    }

    private var tierTemplate: String? {
        switch self {
        case .tierPriceWebsiteInvalid: "Tier Price data website is invalid"
        case .tierPriceGroupInvalid: "Tier Price customer group is invalid"
        case .invalidTierPriceOrQty: "Tier Price data price or quantity value is invalid"
        case .tierPriceDataIsIncomplete: "Tier Price data is incomplete"
        case .tierPriceTypeInvalid:
            "Value for 'tier_price_value_type' attribute contains incorrect value, acceptable values are Fixed, "
                + "Discount"
        case .invalidAttributeDecimal:
            "Value for '%s' attribute contains incorrect value, acceptable values are in decimal format"
        case .duplicateTierPrice: "We found a duplicate website, tier price, customer group and quantity."
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
        case .valueInvalid: "The value of %s is not understood: %s"
        case .valueIsMissing: "The cell %s is empty; the row needs it"
        case .unknownSKU: "There is no product with the SKU %s"
        case .unknownSource: "There is no source with the code %s"
        case .unknownRoot: "There is no root category \"%s\""
        case .unknownParent: "There is no category \"%s\": parents come before their children"
        case .unknownAttribute: "There is no attribute with the code %s: its own row comes before those of its labels"
        case .unknownOption: "The attribute %s has no option \"%s\": its own row comes before those of its labels"
        case .notKept: "The row could not be kept: %s"
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
