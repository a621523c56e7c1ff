import Basics
import Catalog
import Commerce

/// Attributes without a typed column: in a column of their own where Magento has one, else in
/// `additional_attributes`, each value in quotes.
extension ProductCells {
    func values(of scope: StoreViewID, into cells: inout [String: String]) {
        guard let said = record.values[scope] else { return }
        var pairs: [String] = []
        for (id, value) in said.sorted(by: { $0.key < $1.key }) {
            guard let attribute = reference.attributes.attribute(id) else { continue }
            let texts = texts(of: value, attribute)
            guard !texts.isEmpty else { continue }
            if let column = ProductCells.columnByCode[attribute.code] {
                cells[column] = list(texts)
            } else {
                pairs.append("\(attribute.code)=" + texts.map(QuotedText.wrapped).joined(separator: "|"))
            }
        }
        cells["additional_attributes"] = pairs.joined(separator: ",")
    }

    /// The columns of attributes without a typed column, by the attributes' codes.
    private static let columnByCode: [String: String] = {
        let own = Set(ProductExport.header)
        var columns = Dictionary(own.map { ($0, $0) }) { first, _ in first }
        for (column, code) in ProductHeader.codeByName where own.contains(column) { columns[code] = column }
        return columns
    }()

    private func texts(of value: AttributeValue, _ attribute: Attribute) -> [String] {
        switch value {
        case .text(let text): text.isEmpty ? [] : [systemLabel(of: text, attribute) ?? text]
        case .decimal(let money): [money.text(digitsAtLeast: 6)]
        case .integer(let number):
            [systemLabel(of: "\(number)", attribute) ?? (number == 0 ? "No" : number == 1 ? "Yes" : "\(number)")]
        case .option(let option): attribute.option(option).map { [$0.label(in: .all)] } ?? []
        case .options(let options): options.compactMap { attribute.option($0)?.label(in: .all) }
        case .date(let date): [String(date.sqlText.prefix(10))]
        }
    }

    private func systemLabel(of value: String, _ attribute: Attribute) -> String? {
        attribute.systemOptions.first { $0.value == value }?.label
    }

    /// Variants by their SKUs and options, in order; the order of codes is that of the axes.
    func variations(into cells: inout [String: String]) {
        let axes = record.product.axes.compactMap { axis in
            reference.attributes.attribute(axis.attributeID).map { (axis: axis, attribute: $0) }
        }
        guard !axes.isEmpty, !record.variants.isEmpty else { return }
        cells["configurable_variations"] = record.variants.map { variant in
            let options = axes.compactMap { axis, attribute in
                variant.options[attribute.id].flatMap { attribute.option($0) }.map { option in
                    "\(attribute.code)=\(QuotedText.quoted(option.label(in: .all)))"
                }
            }
            return (["sku=\(QuotedText.quoted(variant.sku.text))"] + options).joined(separator: ",")
        }.joined(separator: "|")
        cells["configurable_variation_labels"] = axes.compactMap { axis, attribute in
            axis.label.map { "\(attribute.code)=\(QuotedText.quoted($0))" }
        }.joined(separator: ",")
    }
}

/// The cell of custom options.
enum CustomOptionCell {
    /// The records of a scope: in the default one all that is known, in a store view titles and prices only. A view
    /// says either nothing or, because its records go by their order, all options up to the last of which it speaks.
    static func text(_ options: [CustomOption], in scope: StoreViewID) -> String? {
        guard scope == .all || options.contains(where: { speaks($0, in: scope) }) else { return nil }
        return options.flatMap { records($0, scope) }.joined(separator: "|")
    }

    private static func speaks(_ option: CustomOption, in scope: StoreViewID) -> Bool {
        option.texts[scope] != nil || option.values.contains { $0.texts[scope] != nil }
    }

    private static func records(_ option: CustomOption, _ scope: StoreViewID) -> [String] {
        var head: [(String, String?)] = [
            ("name", option.texts[scope]?.title ?? option.title(in: .all)), ("type", option.kind),
        ]
        if scope == .all {
            head += [
                ("required", option.isRequired ? "1" : "0"), ("max_characters", option.charactersMax.map(String.init)),
                ("file_extension", option.fileExtensions), ("image_size_x", option.imageWidth.map(String.init)),
                ("image_size_y", option.imageHeight.map(String.init)),
            ]
        }
        guard !option.values.isEmpty else {
            let sku = scope == .all ? option.sku : nil
            return [record(head + price(option.texts[scope]?.price) + [("sku", sku)])]
        }
        return option.values.map { value in
            let title = value.texts[scope]?.title ?? value.title(in: .all)
            let sku = scope == .all ? value.sku : nil
            return record(head + price(value.texts[scope]?.price) + [("sku", sku), ("option_title", title)])
        }
    }

    private static func price(_ price: CustomOptionPrice?) -> [(String, String?)] {
        switch price {
        case .fixed(let money): [("price", money.text(digitsAtLeast: 6)), ("price_type", "fixed")]
        case .percent(let share):
            [("price", Money(millionths: share, .eur).text(digitsAtLeast: 6)), ("price_type", "percent")]
        case nil: []
        }
    }

    private static func record(_ pairs: [(String, String?)]) -> String {
        pairs.compactMap { key, value in value.map { "\(key)=\(QuotedText.quoted($0))" } }.joined(separator: ",")
    }
}
