import Catalog
import Commerce
import MariaDB

/// Stock and pictures of a batch.
extension ProductBatch {
    /// A product without pieces is out of stock, whatever the file says; a configurable one has no pieces of its own.
    func writeStock(_ placed: [Placed]) async throws {
        let skus = placed.filter { $0.draft.store == .all }.map(\.draft.sku)
        guard !skus.isEmpty else { return }
        let present = try await transaction.rows(
            """
            SELECT p.sku, p.kind, s.quantity, s.status FROM product p
            LEFT JOIN source_item s ON s.sku_folded = p.sku_folded AND s.source_code = 'default'
            WHERE p.sku_folded IN \(list: skus)
            """, as: SKU.self, ProductKind.self, Quantity?.self, Bool?.self)
        var stocks: [SKU: (kind: ProductKind, stock: Stock?)] = [:]
        for (sku, kind, quantity, status) in present {
            stocks[sku] = (kind, quantity.map { Stock(quantity: $0, isInStock: status ?? false) })
        }
        var rows: [SKU: [any SQLParameter]] = [:]
        for place in placed where place.draft.store == .all {
            guard let known = stocks[place.draft.sku] else { continue }
            let (quantity, isInStock) = (place.draft.quantity, place.draft.isInStock)
            guard quantity != nil || isInStock != nil || known.stock == nil else { continue }
            var stock = known.stock ?? Stock(quantity: .zero, isInStock: true)
            stock.quantity = known.kind == .configurable ? .zero : quantity ?? stock.quantity
            stock.isInStock = isInStock ?? stock.isInStock
            if known.kind != .configurable, stock.quantity <= .zero { stock.isInStock = false }
            stocks[place.draft.sku]?.stock = stock
            rows[place.draft.sku] = [place.draft.sku, "default", stock.quantity, stock.isInStock]
        }
        guard !rows.isEmpty else { return }
        let ordered = rows.sorted { $0.key < $1.key }.map(\.value)
        try await transaction.run(
            """
            INSERT INTO source_item (sku_folded, source_code, quantity, status) VALUES \(rows: ordered)
            ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), status = VALUES(status)
            """)
    }

    /// Pictures are added; a role that a picture takes leaves the one that had it.
    func writeMedia(_ placed: [Placed]) async throws {
        let withImages = placed.filter { !$0.draft.images.isEmpty && $0.draft.store == .all }
        guard !withImages.isEmpty else { return }
        let present = try await transaction.rows(
            """
            SELECT product_id, file, label, position, roles FROM product_media
            WHERE product_id IN \(list: withImages.map(\.id)) ORDER BY product_id, position
            """, as: ProductID.self, String.self, String?.self, Int64.self, String.self)
        var galleries: [ProductID: [Picture]] = [:]
        for (product, file, label, position, roles) in present {
            galleries[product, default: []].append(
                Picture(
                    file: file, label: label, position: position, roles: roles.split(separator: ",").map(String.init)))
        }
        var rows: [[any SQLParameter]] = []
        for place in withImages {
            var gallery = galleries[place.id] ?? []
            for image in place.draft.images { ProductBatch.add(image, to: &gallery) }
            rows += gallery.map { picture in
                [place.id, picture.file, picture.label, picture.position, picture.roles.joined(separator: ",")]
            }
        }
        try await transaction.run(
            """
            INSERT INTO product_media (product_id, file, label, position, roles) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE label = VALUES(label), roles = VALUES(roles)
            """)
    }

    private struct Picture {
        let file: String
        var label: String?
        let position: Int64
        var roles: [String]
    }

    private static func add(_ image: ImageDraft, to gallery: inout [Picture]) {
        for place in gallery.indices { gallery[place].roles.removeAll { image.roles.contains($0) } }
        if let place = gallery.firstIndex(where: { $0.file == image.file }) {
            gallery[place].roles += image.roles
            gallery[place].label = image.label ?? gallery[place].label
        } else {
            let position = (gallery.map(\.position).max() ?? 0) + 1
            gallery.append(Picture(file: image.file, label: image.label, position: position, roles: image.roles))
        }
    }
}
