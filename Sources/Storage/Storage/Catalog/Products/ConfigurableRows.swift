import Catalog
import Commerce
import MariaDB

/// The axes and variants of one configurable product.
struct ConfigurableRows {
    let transaction: WriterTransaction
    let product: ProductID

    /// Brings axes and variants to what they are to be.
    func apply(_ change: ConfigurableChange) async throws {
        if let axes = change.axes { try await replace(axes) }
        if let variants = change.variants {
            let known = try await axisAttributes()
            guard variants.isEmpty || !known.isEmpty else { throw ProductSavingError.noAxes }
            try await check(variants, on: known)
            try await transaction.run("DELETE FROM product_variant WHERE parent_id = \(product)")
            let rows = variants.enumerated().map { [product, $1, Int64($0)] as [any SQLParameter] }
            if !rows.isEmpty {
                try await transaction.run(
                    "INSERT INTO product_variant (parent_id, child_id, position) VALUES \(rows: rows)")
            }
        }
        if !change.isEmpty { transaction.touch(.product(product)) }
    }

    /// Adds a variant behind the others.
    func attach(_ child: ProductID) async throws {
        let present = try await variants()
        guard !present.contains(child) else { throw ProductSavingError.variantAttached }
        let axes = try await axisAttributes()
        guard !axes.isEmpty else { throw ProductSavingError.noAxes }
        try await check(present + [child], on: axes)
        try await transaction.run(
            """
            INSERT INTO product_variant (parent_id, child_id, position)
            VALUES (\(product), \(child), \(Int64(present.count)))
            """)
    }

    /// Takes a variant away; it stays a product.
    func detach(_ child: ProductID) async throws {
        guard try await variants().contains(child) else { throw ProductSavingError.variantNotAttached }
        try await transaction.run(
            "DELETE FROM product_variant WHERE parent_id = \(product) AND child_id = \(child)")
    }

    /// Adds an axis or changes one, and gives its number. A simple product becomes configurable by its first.
    func put(_ axis: ConfigurableChange.Axis, id: Int64?) async throws -> Int64 {
        if let id {
            let effect = try await transaction.rows(
                "SELECT id FROM product_axis WHERE id = \(id) AND product_id = \(product)", as: Int64.self)
            guard !effect.isEmpty else { throw ProductSavingError.noSuchAxis(id) }
            try await transaction.run(
                """
                UPDATE product_axis SET label = COALESCE(\(axis.label), label), position = \(axis.position)
                WHERE id = \(id)
                """)
            return id
        }
        try await transaction.run(
            "UPDATE product SET kind = \(ProductKind.configurable) WHERE id = \(product)")
        try await upsert([axis])
        return try await transaction.rows(
            "SELECT id FROM product_axis WHERE product_id = \(product) AND attribute_id = \(axis.attributeID)",
            as: Int64.self
        ).first ?? 0
    }

    /// Removes an axis; the variants, which it no longer tells apart, are detached.
    func removeAxis(_ id: Int64) async throws {
        let found = try await transaction.rows(
            "SELECT id FROM product_axis WHERE id = \(id) AND product_id = \(product)", as: Int64.self)
        guard !found.isEmpty else { throw ProductSavingError.noSuchAxis(id) }
        try await transaction.run("DELETE FROM product_axis WHERE id = \(id)")
        try await transaction.run("DELETE FROM product_variant WHERE parent_id = \(product)")
    }

    private func variants() async throws -> [ProductID] {
        try await transaction.rows(
            "SELECT child_id FROM product_variant WHERE parent_id = \(product) ORDER BY position, child_id",
            as: ProductID.self)
    }

    private func axisAttributes() async throws -> [AttributeID] {
        try await transaction.rows(
            "SELECT attribute_id FROM product_axis WHERE product_id = \(product) ORDER BY position, id",
            as: AttributeID.self)
    }

    private func replace(_ axes: [ConfigurableChange.Axis]) async throws {
        var gone: SQL = "DELETE FROM product_axis WHERE product_id = \(product)"
        if !axes.isEmpty { gone += " AND attribute_id NOT IN \(list: axes.map(\.attributeID))" }
        try await transaction.run(gone)
        try await upsert(axes)
    }

    private func upsert(_ axes: [ConfigurableChange.Axis]) async throws {
        let rows = axes.map { [product, $0.attributeID, $0.label, $0.position] as [any SQLParameter] }
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO product_axis (product_id, attribute_id, label, position) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE label = COALESCE(VALUES(label), label), position = VALUES(position)
            """)
    }

    /// Every variant has a value on every axis, and no two have the same.
    private func check(_ variants: [ProductID], on axes: [AttributeID]) async throws {
        guard !variants.isEmpty else { return }
        let rows = try await transaction.rows(
            """
            SELECT v.product_id, v.attribute_id, v.option_id FROM product_value v
            WHERE v.store_id = 0 AND v.attribute_id IN \(list: axes) AND v.product_id IN \(list: variants)
            """, as: ProductID.self, AttributeID.self, OptionID?.self)
        var options: [ProductID: [AttributeID: OptionID]] = [:]
        for (variant, attribute, option) in rows { options[variant, default: [:]][attribute] = option }
        var taken: [[OptionID]: ProductID] = [:]
        for variant in variants {
            for axis in axes where options[variant]?[axis] == nil {
                throw ProductSavingError.variantWithoutValue(variant, try await code(of: axis))
            }
            let combination = axes.compactMap { options[variant]?[$0] }
            if let other = taken[combination] {
                throw ProductSavingError.variantsAlike(try await sku(of: other), try await sku(of: variant))
            }
            taken[combination] = variant
        }
    }

    private func code(of attribute: AttributeID) async throws -> String {
        try await transaction.rows("SELECT code FROM attribute WHERE id = \(attribute)", as: String.self).first ?? ""
    }

    private func sku(of product: ProductID) async throws -> SKU {
        guard let sku = try await transaction.rows("SELECT sku FROM product WHERE id = \(product)", as: SKU.self).first
        else { throw ProductSavingError.noSuchProduct }
        return sku
    }
}
