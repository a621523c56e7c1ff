import Basics
import Catalog
import Commerce

/// One product as cells of its rows.
struct ProductCells {
    let record: ProductRecord
    let names: ExportNames
    let reference: Reference

    init(_ record: ProductRecord, _ names: ExportNames, _ reference: Reference) {
        (self.record, self.names, self.reference) = (record, names, reference)
    }

    /// What holds in all scopes.
    func defaultRow() -> [String: String] {
        let product = record.product
        var cells = identity(nil)
        let paths = product.categories.map { path(of: $0.categoryID) }.filter { !$0.isEmpty }
        cells["categories"] = list(paths)
        cells["product_websites"] = list(product.websiteIDs.sorted().compactMap { names.websites[$0] })
        cells["created_at"] = CivilTime(utc: product.createdAt).sqlText
        cells["updated_at"] = CivilTime(utc: product.updatedAt).sqlText
        cells["website_id"] = "0"
        columns(of: .all, into: &cells)
        values(of: .all, into: &cells)
        stock(into: &cells)
        gallery(into: &cells)
        links(into: &cells)
        cells["custom_options"] = CustomOptionCell.text(product.customOptions, in: .all)
        variations(into: &cells)
        return cells
    }

    /// What a store view says itself; nil where it says nothing.
    func row(of view: StoreView) -> [String: String]? {
        var cells: [String: String] = [:]
        columns(of: view.id, into: &cells)
        values(of: view.id, into: &cells)
        scopedGallery(of: view.id, into: &cells)
        cells["custom_options"] = CustomOptionCell.text(record.product.customOptions, in: view.id)
        guard cells.values.contains(where: { !$0.isEmpty }) else { return nil }
        return cells.merging(identity(view.code)) { first, _ in first }
    }

    private func identity(_ store: String?) -> [String: String] {
        let product = record.product
        return [
            "sku": product.sku.text, "store_view_code": store ?? "", "product_type": product.kind.rawValue,
            "attribute_set_code": names.attributeSets[product.attributeSetID] ?? "",
        ]
    }

    /// Items between commas, in quotes where they need them.
    func list(_ items: [String]) -> String {
        items.map { QuotedText.quoted($0, separators: ",") }.joined(separator: ",")
    }

    private func path(of category: CategoryID) -> String {
        let tree = reference.categories
        let levels = tree.path(to: category).dropFirst().map { tree.category($0)?.said(in: .all).name ?? "" }
        return CategoryPath.text(Array(levels))
    }

    private func columns(of scope: StoreViewID, into cells: inout [String: String]) {
        guard let said = record.columns[scope] else { return }
        cells["name"] = said.name
        cells["description"] = said.description
        cells["short_description"] = said.shortDescription
        cells["weight"] = said.weight.map { fixed($0) }
        cells["product_online"] = said.status.map { "\($0.rawValue)" }
        cells["tax_class_name"] = said.taxClassID.map { $0 == .none ? "None" : names.taxClasses[$0] ?? "" }
        cells["visibility"] = said.visibility.flatMap { ProductCells.visibilities[$0] }
        cells["price"] = said.price?.text(digitsAtLeast: 6)
        cells["special_price"] = said.specialPrice?.text(digitsAtLeast: 6)
        cells["special_price_from_date"] = said.specialFrom.map(day)
        cells["special_price_to_date"] = said.specialTo.map(day)
        cells["url_key"] = said.urlKey
        cells["meta_title"] = said.metaTitle
        cells["meta_keywords"] = said.metaKeyword
        cells["meta_description"] = said.metaDescription
        cells["new_from_date"] = said.newsFrom.map(day)
        cells["new_to_date"] = said.newsTo.map(day)
    }

    private static let visibilities: [Visibility: String] = [
        .notVisibleIndividually: "Not Visible Individually", .catalog: "Catalog", .search: "Search",
        .catalogAndSearch: "Catalog, Search",
    ]

    private func day(_ time: CivilTime) -> String { String(time.sqlText.prefix(10)) }

    func fixed(_ quantity: Quantity) -> String { FixedDigits.text(quantity.tenThousandths) }
}

/// A number of ten-thousandths with its four digits, as Magento writes stock.
enum FixedDigits {
    static func text(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
        return (value < 0 ? "-" : "") + padded.dropLast(4) + "." + padded.suffix(4)
    }
}
