import Basics
import Catalog
import Commerce

/// Attributes without a typed column, the merchant's own and Magento's, each in a column of its own or in
/// `additional_attributes`.
extension RowMapping {
    mutating func mapOwnAttributes() {
        for attribute in mapper.reference.attributes.all where attribute.storage == .row {
            guard attribute.input != .mediaImage, isOfItsKind(attribute) else { continue }
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

    /// Some attributes are those of one kind of product (Magento's `apply_to`).
    private func isOfItsKind(_ attribute: Attribute) -> Bool {
        attribute.traits.applyTo.isEmpty || attribute.traits.applyTo.contains(result.kind?.rawValue ?? "")
    }

    /// The value that a text stands for; nil where it stands for none, which is then said.
    private mutating func value(of attribute: Attribute, _ text: String) -> AttributeValue? {
        if let listed = systemValue(of: attribute, text) { return listed }
        var value: AttributeValue?
        switch attribute.form {
        case .text:
            // Magento's `varchar` and `text`.
            guard text.unicodeScalars.count <= (attribute.traits.backend == .varchar ? 255 : 4_194_303) else {
                refuse(attribute.code, .exceededMaxLength, attribute.code)
                return nil
            }
            return .text(text)
        case .option: value = attribute.option(labelled: text.trimmed).map(AttributeValue.option)
        case .options: return options(of: attribute)
        case .integer:
            let booleans: [String: Int64] = ["yes": 1, "1": 1, "no": 0, "0": 0]
            value = booleans[text.trimmed.lowercased()].map(AttributeValue.integer)
        case .decimal: value = CellValue.money(text, mapper.reference.settings.currency).map(AttributeValue.decimal)
        case .date: value = CellValue.day(text).map(AttributeValue.date)
        }
        if value == nil {
            let isChoice = attribute.form == .option || attribute.form == .integer
            refuse(attribute.code, isChoice ? .absentAttributeOption : .invalidAttributeType, attribute.code)
        }
        return value
    }

    /// The value behind a label of one of the shop's own lists; nil where there is none such.
    private func systemValue(of attribute: Attribute, _ text: String) -> AttributeValue? {
        let label = text.trimmed.lowercased()
        guard let option = attribute.systemOptions.first(where: { $0.label.lowercased() == label }),
            !option.value.isEmpty
        else { return nil }
        switch attribute.form {
        case .integer: return Int64(option.value).map(AttributeValue.integer)
        case .text: return .text(option.value)
        default: return nil
        }
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
