import Catalog
import Commerce

/// Attributes with their options, labels and sets (docs/import.md).
///
/// Rows of one attribute that follow each other become one change. When a batch cannot be kept its rows are tried one
/// by one, so that only the bad ones are refused.
final class AttributeSheet: Sheet {
    let columns = SheetColumns(
        required: ["attribute_code"],
        optional: [
            "store_view_code", "label", "input", "scope", "default_value", "position", "is_filterable",
            "attribute_sets", "attribute_group", "option", "option_label", "option_position", "swatch",
        ] + AttributeSheet.flags.map(\.column))
    private let shop: any AttributeSaving
    private let behavior: ImportBehavior
    private let stores: StoreTree
    /// In a check nothing is kept: what earlier rows make is remembered here.
    private var announced: Set<String> = []
    private var registry = AttributeRegistry([])

    static let flags: [(column: String, flag: AttributeFlags)] = [
        ("is_required", .required), ("is_unique", .unique), ("is_filterable_in_search", .filterableInSearch),
        ("is_searchable", .searchable), ("is_comparable", .comparable), ("is_visible_on_front", .visibleOnFront),
        ("used_in_product_listing", .inListing), ("used_for_sort_by", .sortable),
    ]

    init(_ shop: any AttributeSaving, _ behavior: ImportBehavior, _ stores: StoreTree) {
        (self.shop, self.behavior, self.stores) = (shop, behavior, stores)
    }

    func begin() async throws(StoreFailure) {
        registry = try await shop.registry()
        announced = []
    }

    func take(_ rows: [SheetRow], _ run: ImportRun, keeping: Bool) async throws(ImportFailure) {
        var good: [(row: SheetRow, changes: [AttributeChange])] = []
        for row in rows {
            var problems: [RowProblem] = []
            let changes = behavior == .delete ? removals(row, &problems) : changes(row, &problems)
            guard problems.isEmpty else {
                run.refuse(problems)
                continue
            }
            run.outcome.entities += row.text("option") == nil && row.text("store_view_code") == nil ? 1 : 0
            good.append((row, changes))
        }
        guard keeping, !good.isEmpty else { return }
        do {
            try await keep(AttributeSheet.joined(good.flatMap(\.changes)))
        } catch .failed(let failure) {
            throw .store(failure)
        } catch {
            return try await keepOneByOne(good, run)
        }
        count(good.count, run)
    }

    private func keep(_ changes: [AttributeChange]) async throws(AttributeError) {
        guard !changes.isEmpty else { return }
        registry = try await shop.save(changes).registry
    }

    private func keepOneByOne(
        _ rows: [(row: SheetRow, changes: [AttributeChange])], _ run: ImportRun
    ) async throws(ImportFailure) {
        for (row, changes) in rows {
            do {
                try await keep(changes)
                count(1, run)
            } catch .failed(let failure) {
                throw .store(failure)
            } catch {
                run.refuse([row.problem("attribute_code", .notKept, error.sentence)])
            }
        }
    }

    private func count(_ rows: Int, _ run: ImportRun) {
        if behavior == .delete { run.outcome.deleted += rows } else { run.outcome.updated += rows }
    }

    /// What a row that adds or changes comes to.
    private func changes(_ row: SheetRow, _ problems: inout [RowProblem]) -> [AttributeChange] {
        let code = row.text("attribute_code")?.lowercased() ?? ""
        if code.isEmpty { problems.append(row.problem("attribute_code", .valueIsMissing, "attribute_code")) }
        var draft = AttributeDraft(code: code, .either)
        draft.matchesOptionsByLabel = true
        let view = view(row, &problems)
        let isKnown = registry.attribute(code) != nil || announced.contains(code)
        if let option = row.text("option") {
            if !isKnown { problems.append(row.problem("attribute_code", .unknownAttribute, code)) }
            draft.options = [self.option(option, row, view, &problems)]
            return [.put(draft)]
        }
        if let view {
            if !isKnown { problems.append(row.problem("attribute_code", .unknownAttribute, code)) }
            if let label = row.text("label") { draft.storeLabels = [view: label] }
            return [.put(draft)]
        }
        fill(&draft, row, &problems)
        if !isKnown {
            for column in ["label", "input"] where row.text(column) == nil {
                problems.append(row.problem(column, .valueIsMissing, column))
            }
        }
        announced.insert(code)
        let sets = QuotedText.list(row.text("attribute_sets") ?? "", separator: ",")
        return [.put(draft)]
            + sets.map {
                .place(AttributePlacement(code: code, setName: $0, groupName: row.text("attribute_group")))
            }
    }

    private func view(_ row: SheetRow, _ problems: inout [RowProblem]) -> StoreViewID? {
        guard let code = row.text("store_view_code") else { return nil }
        let view = stores.view(code: code)?.id
        if view == nil { problems.append(row.problem("store_view_code", .invalidStore)) }
        return view
    }

    private func option(
        _ label: String, _ row: SheetRow, _ view: StoreViewID?, _ problems: inout [RowProblem]
    ) -> AttributeOptionDraft {
        var option = AttributeOptionDraft(label: label)
        if let view {
            if let text = row.text("option_label") { option.storeLabels = [view: text] }
            return option
        }
        option.swatch = row.text("swatch")
        if let text = option.swatch, Swatch(text) == nil {
            problems.append(row.problem("swatch", .valueInvalid, "swatch", text))
        }
        if let text = row.text("option_position") {
            option.position = Int64(text)
            if option.position == nil {
                problems.append(row.problem("option_position", .valueInvalid, "option_position", text))
            }
        }
        return option
    }

    private func fill(_ draft: inout AttributeDraft, _ row: SheetRow, _ problems: inout [RowProblem]) {
        func wrong(_ column: String, _ text: String) {
            problems.append(row.problem(column, .valueInvalid, column, text))
        }
        draft.label = row.text("label")
        if let text = row.text("input") {
            draft.input = text
            if AttributeInput(rawValue: text)?.canBeMade != true { wrong("input", text) }
        }
        if let text = row.text("scope") {
            draft.scope = AttributeScope(rawValue: text)
            if draft.scope == nil { wrong("scope", text) }
        }
        if let text = row.text("is_filterable") {
            draft.filtering = Int64(text).flatMap(AttributeFiltering.init)
            if draft.filtering == nil { wrong("is_filterable", text) }
        }
        for (column, flag) in AttributeSheet.flags {
            guard let text = row.text(column) else { continue }
            if let holds = CellValue.flag(text) { draft.say(flag, holds) } else { wrong(column, text) }
        }
        if let text = row.text("position") {
            draft.position = Int64(text)
            if draft.position == nil { wrong("position", text) }
        }
        draft.defaultValue = row.text("default_value")
    }

    /// What a row that removes comes to: an attribute, or one of its options.
    private func removals(_ row: SheetRow, _ problems: inout [RowProblem]) -> [AttributeChange] {
        let code = row.text("attribute_code")?.lowercased() ?? ""
        guard let attribute = registry.attribute(code) else {
            problems.append(row.problem("attribute_code", .unknownAttribute, code))
            return []
        }
        guard row.text("store_view_code") == nil else { return [] }
        guard let label = row.text("option") else { return [.remove(code: code)] }
        guard let option = attribute.option(labelled: label) else {
            problems.append(row.problem("option", .unknownOption, code, label))
            return []
        }
        return [.removeOption(option, of: code)]
    }

    /// Changes of one attribute that follow each other as one.
    private static func joined(_ changes: [AttributeChange]) -> [AttributeChange] {
        var joined: [AttributeChange] = []
        for change in changes {
            guard case .put(let draft) = change, case .put(var last) = joined.last, last.code == draft.code,
                last.meeting == draft.meeting, draft.label == nil, draft.input == nil
            else {
                joined.append(change)
                continue
            }
            last.storeLabels.merge(draft.storeLabels) { $1 }
            for option in draft.options { last.join(option) }
            joined[joined.count - 1] = .put(last)
        }
        return joined
    }
}

extension AttributeDraft {
    /// Takes one more thing that is said of an option.
    fileprivate mutating func join(_ option: AttributeOptionDraft) {
        let label = option.label.lowercased()
        guard let place = options.firstIndex(where: { $0.label.lowercased() == label }) else {
            options.append(option)
            return
        }
        options[place].storeLabels.merge(option.storeLabels) { $1 }
        options[place].position = option.position ?? options[place].position
        options[place].swatch = option.swatch ?? options[place].swatch
    }
}

extension AttributeError {
    /// What a report says of it.
    fileprivate var sentence: String {
        switch self {
        case .noSuchAttribute(let code): "There is no attribute with the code \(code)."
        case .codeTaken: "There is an attribute with this code already."
        case .badCode(let code): "\(code) is no code: small letters, digits and _, a letter first, 60 at most."
        case .reservedCode(let code): "The code \(code) is taken by products themselves."
        case .badInput(let input): "\(input ?? "") is no input."
        case .noLabel, .emptyLabel: "The label is empty."
        case .notFilterable: "An attribute of this input narrows no list."
        case .systemAttribute: "The attribute came with the shop and stays."
        case .inUse: "Configurable products' variants differ by the attribute."
        case .takesNoOptions(let code): "The attribute \(code) takes no options."
        case .emptyOptionLabel: "The option is empty."
        case .optionLabelTaken(let label): "There is an option \(label) already."
        default: "\(self)"
        }
    }
}
