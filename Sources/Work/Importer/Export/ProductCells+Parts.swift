import Catalog
import Commerce

/// Stock, pictures and links.
extension ProductCells {
    /// A rule that the product does not have is the shop's, with its flag.
    func stock(into cells: inout [String: String]) {
        let product = record.product
        let rules = product.stockRules
        if let stock = product.knownStock {
            cells["qty"] = fixed(stock.quantity)
            cells["is_in_stock"] = flag(stock.isInStock)
        }
        cells["out_of_stock_qty"] = fixed(rules.minQuantity)
        cells["use_config_min_qty"] = flag(rules.own.minQuantity == nil)
        cells["is_qty_decimal"] = flag(rules.own.isDecimal)
        cells["allow_backorders"] = "\(rules.backorders.rawValue)"
        cells["use_config_backorders"] = flag(rules.own.backorders == nil)
        cells["min_cart_qty"] = fixed(rules.minSaleQuantity)
        cells["use_config_min_sale_qty"] = flag(rules.own.minSaleQuantity == nil)
        cells["max_cart_qty"] = fixed(rules.maxSaleQuantity)
        cells["use_config_max_sale_qty"] = flag(rules.own.maxSaleQuantity == nil)
        cells["notify_on_stock_below"] = fixed(rules.notifyBelow)
        cells["use_config_notify_stock_qty"] = flag(rules.own.notifyBelow == nil)
        cells["manage_stock"] = flag(rules.managesStock)
        cells["use_config_manage_stock"] = flag(rules.own.managesStock == nil)
        cells["qty_increments"] = fixed(rules.increments)
        cells["use_config_qty_increments"] = flag(rules.own.increments == nil)
        cells["enable_qty_increments"] = flag(rules.enablesIncrements)
        cells["use_config_enable_qty_inc"] = flag(rules.own.enablesIncrements == nil)
        cells["is_decimal_divided"] = flag(rules.own.isDecimalDivided)
    }

    private func flag(_ value: Bool) -> String { value ? "1" : "0" }

    /// The columns of the roles of pictures.
    private static let roleColumns = [
        ("image", "base_image"), ("small_image", "small_image"), ("thumbnail", "thumbnail_image"),
        ("swatch_image", "swatch_image"),
    ]

    /// `additional_images` lists the whole gallery in its order, base image included.
    func gallery(into cells: inout [String: String]) {
        let media = record.product.media
        for (role, column) in ProductCells.roleColumns {
            guard let entry = media.first(where: { $0.roles.contains(role) }) else { continue }
            cells[column] = entry.file
            cells["\(column)_label"] = entry.label
        }
        images(media.map { ($0.file, $0.label) }, into: &cells)
        cells["hide_from_product_page"] = list(media.filter(\.isDisabled).map(\.file))
    }

    /// What a store view says of pictures.
    func scopedGallery(of store: StoreViewID, into cells: inout [String: String]) {
        let said = record.product.media.compactMap { entry in entry.scoped[store].map { (entry.file, $0) } }
        guard !said.isEmpty else { return }
        for (role, column) in ProductCells.roleColumns {
            guard let (file, scoped) = said.first(where: { $0.1.roles?.contains(role) ?? false }) else { continue }
            cells[column] = file
            cells["\(column)_label"] = scoped.label
        }
        images(said.filter { $0.1.label != nil }.map { ($0.0, $0.1.label) }, into: &cells)
        cells["hide_from_product_page"] = list(said.filter { $0.1.isDisabled == true }.map(\.0))
    }

    private func images(_ images: [(file: String, label: String?)], into cells: inout [String: String]) {
        cells["additional_images"] = list(images.map(\.file))
        guard images.contains(where: { $0.label != nil }) else { return }
        let labels = images.map { $0.label.map { QuotedText.quoted($0, separators: ",") } ?? "" }
        cells["additional_image_labels"] = labels.joined(separator: ",")
    }

    func links(into cells: inout [String: String]) {
        for kind in ProductLinkKind.allCases {
            let links = record.links.filter { $0.kind == kind }
            guard !links.isEmpty else { continue }
            cells["\(kind.rawValue)_skus"] = list(links.map(\.sku.text))
            cells["\(kind.rawValue)_position"] = links.map { "\($0.position)" }.joined(separator: ",")
        }
    }
}
