import Basics
import Catalog
import Commerce

/// Categories by the path of their names in the default scope, with rows of store views (docs/import.md).
///
/// They are few: each is written by an act of its own, and one that is as its row says is left alone.
final class CategorySheet: Sheet {
    private static let texts = ["name", "url_key", "description", "meta_title", "meta_keywords", "meta_description"]
    private static let flags = ["is_active", "include_in_menu", "is_anchor"]
    let columns = SheetColumns(
        required: ["path"],
        optional: ["store_view_code", "position"] + texts + flags + CategoryDetail.allCases.map(\.rawValue))
    private let shop: any CategorySaving
    private let behavior: ImportBehavior
    private let stores: StoreTree
    private var tree = CategoryTree([])
    /// The number of the category at each path; nil in a check, for one that an earlier row makes.
    private var numbers: [[String]: CategoryID?] = [:]

    init(_ shop: any CategorySaving, _ behavior: ImportBehavior, _ stores: StoreTree) {
        (self.shop, self.behavior, self.stores) = (shop, behavior, stores)
    }

    func begin() async throws(StoreFailure) {
        tree = try await shop.tree()
        numbers = [:]
        for category in tree.all where category.id != CategoryTree.rootID {
            let names = tree.path(to: category.id).dropFirst().compactMap { tree.category($0)?.said(in: .all).name }
            numbers[names.map { $0.lowercased() }] = category.id
        }
    }

    func take(_ rows: [SheetRow], _ run: ImportRun, keeping: Bool) async throws(ImportFailure) {
        for row in rows {
            do {
                try await take(row, run, keeping: keeping)
            } catch .store(let failure) {
                throw .store(failure)
            } catch {
                run.refuse([row.problem("path", .notKept, error.sentence)])
            }
        }
    }

    private func take(_ row: SheetRow, _ run: ImportRun, keeping: Bool) async throws(CategoryFailure) {
        let path = CategoryPath.levels(row.text("path") ?? "")
        var problems: [RowProblem] = []
        let store = store(of: row, &problems)
        let names = path.map { $0.lowercased() }
        let known = numbers[names]
        if path.isEmpty { problems.append(row.problem("path", .valueIsMissing, "path")) }
        let isNew = known == nil
        if !path.isEmpty, isNew {
            if path.count < 2 {
                problems.append(row.problem("path", .unknownRoot, path[0]))
            } else if behavior != .append || store != .all {
                problems.append(row.problem("path", .unknownParent, CategoryPath.text(path)))
            } else if numbers[Array(names.dropLast())] == nil {
                problems.append(row.problem("path", .unknownParent, CategoryPath.text(Array(path.dropLast()))))
            }
        }
        var draft = CategoryDraft(changing: (known ?? nil) ?? CategoryTree.rootID, in: store)
        if isNew, let parent = numbers[Array(names.dropLast())] ?? nil, let name = path.last {
            draft = CategoryDraft(under: parent, name: name)
        }
        if behavior != .delete { fill(&draft, row, path, &problems) }
        guard problems.isEmpty else { return run.refuse(problems) }
        run.outcome.entities += store == .all ? 1 : 0
        if isNew { numbers.updateValue(nil, forKey: names) }
        guard keeping else { return }
        try await keep(draft, names, run)
    }

    private func keep(_ draft: CategoryDraft, _ names: [String], _ run: ImportRun) async throws(CategoryFailure) {
        guard behavior != .delete else {
            guard draft.store == .all, let id = draft.id else { return }
            try await shop.delete(id)
            numbers = numbers.filter { !$0.key.starts(with: names) }
            run.outcome.deleted += 1
            return
        }
        if let id = draft.id, let category = tree.category(id), draft.changesNothing(of: category) { return }
        let saved = try await shop.save(draft)
        numbers.updateValue(saved.id, forKey: names)
        if draft.id == nil { run.outcome.created += 1 } else { run.outcome.updated += 1 }
    }

    private func store(of row: SheetRow, _ problems: inout [RowProblem]) -> StoreViewID {
        guard let code = row.text("store_view_code") else { return .all }
        if let view = stores.view(code: code) { return view.id }
        problems.append(row.problem("store_view_code", .invalidStore))
        return .all
    }

    private func fill(_ draft: inout CategoryDraft, _ row: SheetRow, _ path: [String], _ problems: inout [RowProblem]) {
        let isDefault = draft.store == .all
        if isDefault, let name = row.text("name"), name.lowercased() != path.last?.lowercased() {
            problems.append(row.problem("name", .valueInvalid, "name", "\(name) is not the path's last part"))
        } else {
            text(row, "name", \.name, .name, &draft)
        }
        if let key = row.text("url_key") {
            let slug = Slug.text(of: key)
            if slug.isEmpty { problems.append(row.problem("url_key", .valueInvalid, "url_key", key)) }
            draft.texts.urlKey = slug
        } else if clears(row, "url_key"), !isDefault {
            draft.cleared.insert(.urlKey)
        }
        text(row, "description", \.description, .description, &draft)
        text(row, "meta_title", \.metaTitle, .metaTitle, &draft)
        text(row, "meta_keywords", \.metaKeywords, .metaKeywords, &draft)
        text(row, "meta_description", \.metaDescription, .metaDescription, &draft)
        draft.texts.isActive = flag(row, "is_active", &problems)
        draft.texts.isInMenu = flag(row, "include_in_menu", &problems)
        if !isDefault, clears(row, "is_active") { draft.cleared.insert(.isActive) }
        if !isDefault, clears(row, "include_in_menu") { draft.cleared.insert(.isInMenu) }
        for detail in CategoryDetail.allCases {
            if let text = row.text(detail.rawValue) {
                draft.texts.details[detail] = text
            } else if clears(row, detail.rawValue) {
                draft.cleared.insert(.detail(detail))
            }
        }
        guard isDefault else { return }
        draft.isAnchor = flag(row, "is_anchor", &problems)
        if let text = row.text("position") {
            draft.position = Int64(text)
            if draft.position == nil { problems.append(row.problem("position", .valueInvalid, "position", text)) }
        }
    }

    /// An empty cell leaves what is there; with `replace` it clears it.
    private func clears(_ row: SheetRow, _ column: String) -> Bool {
        switch row.cell(column) {
        case .cleared: true
        case .empty: behavior == .replace
        default: false
        }
    }

    private func text(
        _ row: SheetRow, _ column: String, _ path: WritableKeyPath<Catalog.Category.Texts, String?>,
        _ field: CategoryField, _ draft: inout CategoryDraft
    ) {
        if let text = row.cell(column)?.text {
            draft.texts[keyPath: path] = text
        } else if clears(row, column), !(draft.store == .all && field == .name) {
            draft.cleared.insert(field)
        }
    }

    private func flag(_ row: SheetRow, _ column: String, _ problems: inout [RowProblem]) -> Bool? {
        guard let text = row.text(column) else { return nil }
        let flag = CellValue.flag(text)
        if flag == nil { problems.append(row.problem(column, .valueInvalid, column, text)) }
        return flag
    }
}

extension CategoryDraft {
    /// Whether the category is as the draft says already.
    fileprivate func changesNothing(of category: Catalog.Category) -> Bool {
        guard cleared.isEmpty else { return false }
        let said = category.said(in: store)
        var merged = said
        merged.name = texts.name ?? said.name
        merged.urlKey = texts.urlKey ?? said.urlKey
        merged.description = texts.description ?? said.description
        merged.metaTitle = texts.metaTitle ?? said.metaTitle
        merged.metaKeywords = texts.metaKeywords ?? said.metaKeywords
        merged.metaDescription = texts.metaDescription ?? said.metaDescription
        merged.isActive = texts.isActive ?? said.isActive
        merged.isInMenu = texts.isInMenu ?? said.isInMenu
        merged.details.merge(texts.details) { $1 }
        return merged == said && (position ?? category.position) == category.position
            && (isAnchor ?? category.isAnchor) == category.isAnchor
    }
}
