import Catalog
import Commerce

/// The merchant's own attributes, each in a column of its own or in `additional_attributes`.
extension RowMapping {
    mutating func mapOwnAttributes() {
        for attribute in mapper.reference.attributes.all where attribute.isUserDefined && attribute.input != .mediaImage
        {
            guard let cell = cell(of: attribute.code) else { continue }
            checkRequired(attribute.code, cell)
            switch cell {
            case .text(let text):
                if let value = value(of: attribute, text) { say(attribute.code) { $0.values[attribute.id] = value } }
            case .cleared: say(attribute.code) { $0.clearedValues.insert(attribute.id) }
            case .empty: break
            }
        }
    }

    /// The value that a text stands for; nil where it stands for none, which is then said.
    private mutating func value(of attribute: Attribute, _ text: String) -> AttributeValue? {
        var value: AttributeValue?
        switch attribute.input {
        case .text, .textarea:
            // Magento's `varchar` and `text`.
            guard text.unicodeScalars.count <= (attribute.input == .text ? 255 : 4_194_303) else {
                refuse(attribute.code, .exceededMaxLength, attribute.code)
                return nil
            }
            return .text(text)
        case .select: value = attribute.option(labelled: trimmed(text)).map(AttributeValue.option)
        case .multiselect: return options(of: attribute)
        case .boolean:
            let booleans: [String: Int64] = ["yes": 1, "1": 1, "no": 0, "0": 0]
            value = booleans[trimmed(text).lowercased()].map(AttributeValue.integer)
        case .price, .weight:
            value = CellValue.money(text, mapper.reference.settings.currency).map(AttributeValue.decimal)
        case .date: value = CellValue.day(text).map(AttributeValue.date)
        case .mediaImage: return nil
        }
        if value == nil {
            let isChoice = attribute.input == .select || attribute.input == .boolean
            refuse(attribute.code, isChoice ? .absentAttributeOption : .invalidAttributeType, attribute.code)
        }
        return value
    }

    private mutating func options(of attribute: Attribute) -> AttributeValue? {
        var options: [OptionID] = []
        for label in row.labels(attribute.code) {
            guard let option = attribute.option(labelled: label) else {
                refuse(attribute.code, .absentAttributeOption, attribute.code)
                return nil
            }
            guard !options.contains(option) else {
                refuse(attribute.code, .duplicatedMultiselectValues, attribute.code)
                return nil
            }
            options.append(option)
        }
        return .options(options)
    }
}
