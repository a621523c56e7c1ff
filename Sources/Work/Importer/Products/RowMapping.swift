import Catalog
import Commerce

/// One row on its way to drafts: what it says so far and what is wrong with it. The steps are in the extensions, one
/// for each group of columns.
struct RowMapping {
    let mapper: ProductRowMapper
    let row: ProductRow
    let standing: ProductStanding
    /// The row's store view; nil for a default row.
    let view: StoreView?
    var result: MappedRow
    /// What the row says in its own scope.
    var draft: ProductDraft
    /// What a store view's row says for all views of its website.
    var websiteDraft: ProductDraft
    var saysForWebsite = false

    init(_ mapper: ProductRowMapper, _ row: ProductRow, _ sku: SKU, _ standing: ProductStanding) {
        (self.mapper, self.row, self.standing) = (mapper, row, standing)
        view = row.text("store_view_code").flatMap(mapper.store)
        let store = view?.id ?? .all
        result = MappedRow(number: row.number, sku: sku, store: store)
        draft = ProductDraft(row: row.number, sku: sku, store: store)
        websiteDraft = draft
    }

    var isDefaultRow: Bool { row.text("store_view_code") == nil }

    /// Whether this row gives a product its first values in default scope, and so its defaults.
    var makesProduct: Bool { standing.isNew && isDefaultRow }

    mutating func mapAll() {
        if !isDefaultRow, view == nil { return refuse("store_view_code", .invalidStore) }
        mapIdentity()
        mapPlaces()
        mapTexts()
        mapPrices()
        mapDates()
        mapChoices()
        mapURLKey()
        mapStock()
        mapImages()
        mapCustomOptions()
        mapOwnAttributes()
        mapVariations()
        if result.problems.isEmpty { collectDrafts() }
    }

    /// A store view's row of a product that is nowhere yet gives it its default values too (Magento's import, §8). The
    /// pictures of such a row are the shop's, without a label or role.
    private mutating func collectDrafts() {
        if standing.isNew, !isDefaultRow {
            var base = draft
            base.store = .all
            result.drafts.append(base)
        } else if !isDefaultRow, !draft.images.isEmpty {
            var base = ProductDraft(row: row.number, sku: result.sku, store: .all)
            base.images = draft.images.map { ImageDraft(file: $0.file, label: nil, roles: []) }
            result.drafts.append(base)
        }
        result.drafts.append(draft)
        guard saysForWebsite, let view else { return }
        for sibling in mapper.reference.stores.all where sibling.websiteID == view.websiteID && sibling.id != view.id {
            var shared = websiteDraft
            shared.store = sibling.id
            result.drafts.append(shared)
        }
    }

    mutating func refuse(_ code: String, _ problem: ProblemCode, _ facts: String...) {
        result.problems.append(
            RowProblem(
                row: row.number, sku: row.sku, column: row.columnName(code), code: problem.rawValue,
                sentence: problem.sentence(facts)))
    }

    mutating func warn(_ code: String, _ problem: ProblemCode, _ facts: String...) {
        result.warnings.append(
            RowProblem(
                row: row.number, sku: row.sku, column: row.columnName(code), code: problem.rawValue,
                sentence: problem.sentence(facts)))
    }

    /// The cell of an attribute, where it has an effect: a global attribute on a store view's row has none (§8).
    mutating func cell(of code: String) -> Cell? {
        guard let cell = row.cell(code) else { return nil }
        guard !isDefaultRow, scope(of: code) == .global else { return cell }
        if cell != .empty { warn(code, .globalOnStoreRow, code) }
        return nil
    }

    /// Says something of an attribute: in the row's scope, and for its website where the attribute is a website's.
    mutating func say(_ code: String, _ change: (inout ProductDraft) -> Void) {
        change(&draft)
        guard !isDefaultRow, scope(of: code) == .website else { return }
        change(&websiteDraft)
        saysForWebsite = true
    }

    private func scope(of code: String) -> AttributeScope {
        mapper.reference.attributes.attribute(code)?.scope ?? .store
    }

    /// Refuses an empty value of a required attribute: in default scope where the column is there, and for a name also
    /// where it is not; a name may be empty on a product that is known (§2).
    mutating func checkRequired(_ code: String, _ cell: Cell?) {
        let isRequired = mapper.reference.attributes.attribute(code)?.isRequired ?? (code == "name" || code == "price")
        guard isRequired else { return }
        switch cell {
        case .cleared where isDefaultRow: refuse(code, .isRequired, code)
        case .empty where isDefaultRow && (code != "name" || standing.isNew): refuse(code, .isRequired, code)
        case nil where makesProduct && code == "name": refuse(code, .isRequired, code)
        default: break
        }
    }
}
