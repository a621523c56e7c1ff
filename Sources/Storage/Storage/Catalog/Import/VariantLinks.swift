import Catalog
import Commerce
import MariaDB

/// Links the variants of a batch of configurable products.
struct VariantLinks {
    private let drafts: [VariationsDraft]
    private let transaction: WriterTransaction

    init(_ drafts: [VariationsDraft], in transaction: WriterTransaction) {
        (self.drafts, self.transaction) = (drafts, transaction)
    }

    func save() async throws -> [RowProblem] {
        let skus = Set(drafts.flatMap { draft in [draft.parent] + draft.variants.map(\.sku) })
        let ids = Dictionary(
            try await transaction.rows(
                "SELECT sku, id FROM product WHERE sku_folded IN \(list: skus.sorted())", as: SKU.self, ProductID.self)
        ) { first, _ in first }
        let options = try await optionsOfVariants(ids)
        var problems: [RowProblem] = []
        var (axes, links): ([[any SQLParameter]], [[any SQLParameter]]) = ([], [])
        for draft in drafts {
            guard let parent = ids[draft.parent] else {
                problems.append(problem(draft, draft.parent, "unknownParent", "The product is not there."))
                continue
            }
            axes += draft.axes.enumerated().map { [parent, $1, draft.labels[$1], Int64($0)] }
            let kept = keep(draft, ids, options, &problems)
            links += kept.enumerated().map { [parent, $1, Int64($0)] }
            try await unlink(draft, parent, ids)
            transaction.touch(.product(parent))
        }
        try await writeAxes(axes)
        try await writeLinks(links)
        return problems
    }

    /// The option of each variant on each axis; axes are global.
    private func optionsOfVariants(_ ids: [SKU: ProductID]) async throws -> [ProductID: [AttributeID: OptionID]] {
        let axes = Set(drafts.flatMap(\.axes)).sorted()
        let rows = try await transaction.rows(
            """
            SELECT product_id, attribute_id, option_id FROM product_value
            WHERE store_id = 0 AND attribute_id IN \(list: axes) AND product_id IN \(list: ids.values.sorted())
            """, as: ProductID.self, AttributeID.self, OptionID?.self)
        var options: [ProductID: [AttributeID: OptionID]] = [:]
        for (product, attribute, option) in rows { options[product, default: [:]][attribute] = option }
        return options
    }

    /// The variants that can be linked, in their order. The rest become problems.
    private func keep(
        _ draft: VariationsDraft, _ ids: [SKU: ProductID], _ options: [ProductID: [AttributeID: OptionID]],
        _ problems: inout [RowProblem]
    ) -> [ProductID] {
        var taken: [[OptionID]: SKU] = [:]
        var kept: [ProductID] = []
        for variant in draft.variants where variant.isLinked {
            guard let id = ids[variant.sku] else {
                problems.append(
                    problem(draft, variant.sku, "unknownVariant", "The variant \(variant.sku) is not there."))
                continue
            }
            let combination = draft.axes.compactMap { options[id]?[$0] }
            guard combination.count == draft.axes.count else {
                let sentence = "The variant \(variant.sku) has no value for one of the configurable attributes."
                problems.append(problem(draft, variant.sku, "variantWithoutValue", sentence))
                continue
            }
            if let other = taken[combination] {
                let sentence = "The variants \(other) and \(variant.sku) have the same set of attribute values."
                problems.append(problem(draft, variant.sku, "variantRepeated", sentence))
                continue
            }
            taken[combination] = variant.sku
            kept.append(id)
        }
        return kept
    }

    private func writeAxes(_ rows: [[any SQLParameter]]) async throws {
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO product_axis (product_id, attribute_id, label, position) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE label = COALESCE(VALUES(label), label), position = VALUES(position)
            """)
    }

    /// `display=0` takes a variant away.
    private func unlink(_ draft: VariationsDraft, _ parent: ProductID, _ ids: [SKU: ProductID]) async throws {
        let gone = draft.variants.filter { !$0.isLinked }.compactMap { ids[$0.sku] }
        guard !gone.isEmpty else { return }
        try await transaction.run(
            "DELETE FROM product_variant WHERE parent_id = \(parent) AND child_id IN \(list: gone)")
    }

    private func writeLinks(_ rows: [[any SQLParameter]]) async throws {
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO product_variant (parent_id, child_id, position) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE position = VALUES(position)
            """)
    }

    private func problem(_ draft: VariationsDraft, _ sku: SKU, _ code: String, _ sentence: String) -> RowProblem {
        RowProblem(row: draft.row, sku: sku.text, column: "configurable_variations", code: code, sentence: sentence)
    }
}
