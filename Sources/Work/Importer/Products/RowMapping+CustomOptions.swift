import Basics
import Catalog
import Commerce

/// Custom options (§7): records between `|`, each of pairs; records with one name are the values of one option.
extension RowMapping {
    mutating func mapCustomOptions() {
        guard let cell = row.text("custom_options") else { return }
        var found: [CustomOptionRecord] = []
        for (_, text) in QuotedText.pieces(cell, at: "|") where !text.trimmed.isEmpty {
            let pairs = gluedPairs(text, separators: ",", ";").map { ($0.code, QuotedText.value($0.value)) }
            let record = CustomOptionRecord(Dictionary(pairs) { _, last in last })
            if record.name.isEmpty { return refuse("custom_options", .optionEmptyTitle) }
            if isDefaultRow || record.kind != nil, !CustomOptionRecord.kinds.contains(record.kind ?? "") {
                return refuse("custom_options", .optionInvalidType)
            }
            if record.price(mapper.reference.settings.currency) == nil, record.hasPrice {
                return refuse("custom_options", .optionInvalidPrice)
            }
            found.append(record)
        }
        var groups: [[CustomOptionRecord]] = []
        for record in found {
            if let place = groups.firstIndex(where: { $0[0].name == record.name }) {
                guard groups[place][0].kind == record.kind else {
                    return refuse("custom_options", .optionAmbiguousNewNames)
                }
                groups[place].append(record)
            } else {
                groups.append([record])
            }
        }
        draft.namedOptions = groups.enumerated().map { option($1, position: Int64($0 + 1)) }
    }

    private func option(_ records: [CustomOptionRecord], position: Int64) -> CustomOption {
        let (first, store) = (records[0], draft.store)
        let currency = mapper.reference.settings.currency
        let isChoice = records.contains { !$0.valueTitle.isEmpty }
        let values = records.filter { !$0.valueTitle.isEmpty }.enumerated().map { place, record in
            let texts = CustomOption.Texts(title: record.valueTitle, price: record.price(currency))
            return CustomOption.Value(
                id: 0, sku: record.text("sku"), position: Int64(place + 1), texts: [store: texts])
        }
        return CustomOption(
            id: 0, kind: first.kind ?? "", isRequired: first.isRequired, sku: isChoice ? nil : first.text("sku"),
            position: position, charactersMax: first.number("max_characters"),
            fileExtensions: first.text("file_extension"), imageWidth: first.number("image_size_x"),
            imageHeight: first.number("image_size_y"),
            texts: [store: CustomOption.Texts(title: first.name, price: isChoice ? nil : first.price(currency))],
            values: values)
    }
}

/// One record of a `custom_options` cell.
private struct CustomOptionRecord {
    private let cells: [String: String]

    static let kinds: Set = [
        "date", "date_time", "time", "field", "area", "drop_down", "radio", "checkbox", "multiple", "file",
    ]

    init(_ cells: [String: String]) { self.cells = cells }

    var name: String { cells["name"] ?? "" }
    var kind: String? { text("type") }
    var valueTitle: String { cells["option_title"] ?? "" }
    var isRequired: Bool { RowMapping.isYes(cells["required"] ?? "") }
    var hasPrice: Bool { text("price") != nil }

    func text(_ key: String) -> String? { cells[key].flatMap { $0.isEmpty ? nil : $0 } }

    func number(_ key: String) -> Int64? { text(key).flatMap { Int64($0) } }

    /// A price that ends in `%`, or is said to be one, is a percentage.
    func price(_ currency: Currency) -> CustomOptionPrice? {
        guard let text = text("price") else { return nil }
        let isPercent = text.hasSuffix("%") || cells["price_type"] == "percent"
        guard let money = CellValue.money(text.hasSuffix("%") ? String(text.dropLast()) : text, currency) else {
            return nil
        }
        return isPercent ? .percent(money.millionths) : .fixed(money)
    }
}
