import Basics
import Catalog
import Commerce

/// A built-in attribute that is text.
private struct TextColumn: Sendable {
    let code: String
    let path: any WritableKeyPath<ProductColumns, String?> & Sendable
    let charactersMax: Int
    var clearable: ClearableColumn?

    static let stringMax = 255
    /// A `MEDIUMTEXT`, in bytes even if all characters take four.
    static let textMax = 4_194_303

    static let all = [
        TextColumn(code: "name", path: \.name, charactersMax: stringMax),
        TextColumn(code: "description", path: \.description, charactersMax: textMax, clearable: .description),
        TextColumn(
            code: "short_description", path: \.shortDescription, charactersMax: textMax, clearable: .shortDescription),
        TextColumn(code: "meta_title", path: \.metaTitle, charactersMax: stringMax, clearable: .metaTitle),
        TextColumn(code: "meta_keyword", path: \.metaKeyword, charactersMax: 16_383, clearable: .metaKeyword),
        TextColumn(
            code: "meta_description", path: \.metaDescription, charactersMax: stringMax, clearable: .metaDescription),
    ]
}

/// A built-in attribute that is a day.
private struct DayColumn: Sendable {
    let code: String
    let path: any WritableKeyPath<ProductColumns, CivilTime?> & Sendable
    let clearable: ClearableColumn

    static let all = [
        DayColumn(code: "special_from_date", path: \.specialFrom, clearable: .specialFrom),
        DayColumn(code: "special_to_date", path: \.specialTo, clearable: .specialTo),
        DayColumn(code: "news_from_date", path: \.newsFrom, clearable: .newsFrom),
        DayColumn(code: "news_to_date", path: \.newsTo, clearable: .newsTo),
    ]
}

/// The built-in attributes.
extension RowMapping {
    mutating func mapTexts() {
        for column in TextColumn.all {
            let cell = cell(of: column.code)
            checkRequired(column.code, cell)
            switch cell {
            case .text(let text):
                guard text.unicodeScalars.count <= column.charactersMax else {
                    refuse(column.code, .exceededMaxLength, column.code)
                    continue
                }
                let kept = column.code == "name" ? RowMapping.withoutControls(text) : text
                say(column.code) { $0.columns[keyPath: column.path] = kept }
            case .cleared:
                if let clearable = column.clearable { say(column.code) { $0.cleared.insert(clearable) } }
            case .empty, nil: break
            }
        }
    }

    private static func withoutControls(_ text: String) -> String {
        // Control characters of Unicode are below U+0020 and from U+007F to U+009F.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }

    /// A configurable product costs what its variants cost: its empty price is no fault.
    mutating func mapPrices() {
        let currency = mapper.reference.settings.currency
        let price = cell(of: "price")
        if result.kind != .configurable { checkRequired("price", price) }
        if let text = price?.text {
            let money = CellValue.money(text, currency)
            if money == nil { refuse("price", .invalidAttributeType, "price") }
            say("price") { $0.columns.price = money }
        }
        switch cell(of: "special_price") {
        case .text(let text):
            let money = CellValue.money(text, currency)
            if money == nil { refuse("special_price", .invalidAttributeType, "special_price") }
            say("special_price") { $0.columns.specialPrice = money }
        case .cleared: say("special_price") { $0.cleared.insert(.specialPrice) }
        case .empty, nil: break
        }
        switch cell(of: "weight") {
        case .text(let text):
            let weight = CellValue.quantity(text)
            if weight.map({ $0 < .zero }) ?? true { refuse("weight", .invalidAttributeType, "weight") }
            say("weight") { $0.columns.weight = weight }
        case .cleared: say("weight") { $0.cleared.insert(.weight) }
        case .empty, nil: break
        }
    }

    mutating func mapDates() {
        for column in DayColumn.all {
            switch cell(of: column.code) {
            case .text(let text):
                let day = CellValue.day(text)
                if day == nil { refuse(column.code, .invalidAttributeType, column.code) }
                say(column.code) { $0.columns[keyPath: column.path] = day }
            case .cleared: say(column.code) { $0.cleared.insert(column.clearable) }
            case .empty, nil: break
            }
        }
        if let from = draft.columns.newsFrom, let to = draft.columns.newsTo, to < from {
            refuse("news_to_date", .invalidNewToDateValue)
        }
    }

    /// Status, visibility and tax class. A new product without the columns is enabled, shown everywhere and taxed as
    /// `Taxable Goods`.
    mutating func mapChoices() {
        mapStatus()
        switch cell(of: "visibility") {
        case .text(let label):
            let visibility = RowMapping.visibilities[label.trimmed.lowercased()]
            if visibility == nil { refuse("visibility", .absentAttributeOption, "visibility") }
            say("visibility") { $0.columns.visibility = visibility }
        case nil where makesProduct: draft.columns.visibility = .catalogAndSearch
        default: break
        }
        switch cell(of: "tax_class_id") {
        case .text(let label):
            let name = label.trimmed.lowercased()
            let taxClass = RowMapping.untaxed.contains(name) ? TaxClassID.none : mapper.vocabulary.taxClasses[name]
            if taxClass == nil { refuse("tax_class_id", .absentAttributeOption, "tax_class_id") }
            say("tax_class_id") { $0.columns.taxClassID = taxClass }
        case nil where makesProduct: draft.columns.taxClassID = mapper.vocabulary.taxClasses["taxable goods"]
        default: break
        }
    }

    /// An empty cell in a default row disables the product, as in Magento (§2).
    private mutating func mapStatus() {
        switch cell(of: "status") {
        case .text(let text):
            let status = RowMapping.isYes(text) ? ProductStatus.enabled : .disabled
            say("status") { $0.columns.status = status }
        case .empty where isDefaultRow, .cleared where isDefaultRow: draft.columns.status = .disabled
        case nil where makesProduct: draft.columns.status = .enabled
        default: break
        }
    }

    /// The words for no tax class.
    static let untaxed: Set = ["none", "0"]

    static let visibilities: [String: Visibility] = [
        "not visible individually": .notVisibleIndividually, "catalog": .catalog, "search": .search,
        "catalog, search": .catalogAndSearch,
    ]
}
