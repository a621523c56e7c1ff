import Basics
public import Catalog
import Commerce

/// Writes the files that are not products, each so that its import gives back what is there.
public struct SheetExport {
    private let shop: any CatalogueExporting
    let reference: Reference
    let write: ([UInt8]) throws -> Void

    /// An export of a shop; `write` takes the bytes as they come.
    public init(
        of shop: any CatalogueExporting, _ reference: Reference, to write: @escaping ([UInt8]) throws -> Void
    ) {
        (self.shop, self.reference, self.write) = (shop, reference, write)
    }

    /// Writes what all sources have on hand.
    public func stock() async throws -> Int {
        let table = try CSVWriter(["sku", "source_code", "quantity", "status"], to: write)
        var (rows, last) = (0, ProductID(0))
        while let page = try await shop.stock(after: last) {
            for line in page.lines {
                try table.row([
                    "sku": line.sku.text, "source_code": line.source,
                    "quantity": FixedDigits.text(line.quantity?.tenThousandths ?? 0),
                    "status": line.isInStock == true ? "1" : "0",
                ])
            }
            (rows, last) = (rows + page.lines.count, page.last)
        }
        return rows
    }

    /// Writes all tier prices.
    public func tierPrices() async throws -> Int {
        let names = try await shop.names()
        let columns = [
            "sku", "tier_price_website", "tier_price_customer_group", "tier_price_qty", "tier_price",
            "tier_price_value_type",
        ]
        let table = try CSVWriter(columns, to: write)
        return try await eachProduct { record in
            for tier in record.product.tierPrices {
                guard let group = names.customerGroups[tier.group] else { continue }
                var cells = [
                    "sku": record.product.sku.text, "tier_price_customer_group": group,
                    "tier_price_website": names.websites[tier.websiteID].flatMap {
                        tier.websiteID.rawValue > 0 ? $0 : nil
                    }
                        ?? "All Websites [\(reference.settings.currency.code)]",
                    "tier_price_qty": FixedDigits.text(tier.quantity.tenThousandths),
                ]
                switch tier.amount {
                case .fixed(let price):
                    (cells["tier_price"], cells["tier_price_value_type"]) = (price.text(digitsAtLeast: 6), "Fixed")
                case .percent(let share):
                    (cells["tier_price"], cells["tier_price_value_type"]) = (FixedDigits.text(share), "Discount")
                }
                try table.row(cells)
            }
            return record.product.tierPrices.count
        }
    }

    /// Writes what products cost from when on.
    public func priceHistory() async throws -> Int {
        let table = try CSVWriter(["sku", "changed_at", "price"], to: write)
        return try await eachProduct { record in
            for point in record.product.priceHistory {
                try table.row([
                    "sku": record.product.sku.text, "changed_at": CivilTime(utc: point.from).sqlText,
                    "price": point.price.text(digitsAtLeast: 6),
                ])
            }
            return record.product.priceHistory.count
        }
    }

    private func eachProduct(_ write: (ProductRecord) throws -> Int) async throws -> Int {
        var (rows, last) = (0, ProductID(0))
        while true {
            let records = try await shop.records(after: last)
            guard let end = records.last else { return rows }
            for record in records { rows += try write(record) }
            last = end.product.id
        }
    }

    /// Writes all categories below the stores' roots, parents before their children.
    public func categories() throws -> Int {
        let texts = ["name", "url_key", "description", "meta_title", "meta_keywords", "meta_description"]
        let columns =
            ["path", "store_view_code"] + texts + ["is_active", "include_in_menu", "is_anchor", "position"]
            + CategoryDetail.allCases.map(\.rawValue)
        let table = try CSVWriter(columns, to: write)
        let tree = reference.categories
        var rows = 0
        for id in tree.branch(from: CategoryTree.rootID) where tree.path(to: id).count > 2 {
            guard let category = tree.category(id) else { continue }
            let levels = tree.path(to: id).dropFirst().map { tree.category($0)?.said(in: .all).name ?? "" }
            let path = CategoryPath.text(Array(levels))
            for scope in [StoreViewID.all] + reference.stores.all.map(\.id) {
                var cells = SheetExport.cells(of: category.said(in: scope))
                if scope == .all {
                    cells["is_anchor"] = category.isAnchor ? "1" : "0"
                    cells["position"] = "\(category.position)"
                }
                guard scope == .all || !cells.isEmpty else { continue }
                cells["path"] = path
                cells["store_view_code"] = reference.stores.view(scope)?.code
                try table.row(cells)
                rows += 1
            }
        }
        return rows
    }

    private static func cells(of said: Catalog.Category.Texts) -> [String: String] {
        var cells: [String: String] = [:]
        cells["name"] = said.name
        cells["url_key"] = said.urlKey
        cells["description"] = said.description
        cells["meta_title"] = said.metaTitle
        cells["meta_keywords"] = said.metaKeywords
        cells["meta_description"] = said.metaDescription
        cells["is_active"] = said.isActive.map { $0 ? "1" : "0" }
        cells["include_in_menu"] = said.isInMenu.map { $0 ? "1" : "0" }
        for (detail, text) in said.details { cells[detail.rawValue] = text }
        return cells
    }
}
