import Catalog
import Commerce
import MariaDB

/// The attribute registry, a statement a table.
extension ReadSession {
    func attributeRegistry() async throws -> AttributeRegistry {
        let labels = try await attributeLabels()
        let options = try await attributeOptions()
        let taxClasses = AttributeSource.taxClasses(
            try await rows(
                "SELECT id, name FROM tax_class WHERE kind = 'PRODUCT' ORDER BY id", as: TaxClassID.self, String.self))
        var (products, categories): ([Attribute], [Attribute]) = ([], [])
        for row in try await attributeRows() {
            let source = row.traits.sourceModel
            let attribute = Attribute(
                id: row.id, code: row.code, traits: row.traits, labels: labels[row.id] ?? [:],
                options: options[row.id] ?? [],
                systemOptions: source == AttributeSource.taxClass
                    ? taxClasses : source.map(AttributeSource.options) ?? [])
            if row.isOfCategories { categories.append(attribute) } else { products.append(attribute) }
        }
        return AttributeRegistry(products, sets: try await attributeSets(), ofCategories: categories)
    }

    private struct AttributeRow {
        let id: AttributeID
        let code: String
        let isOfCategories: Bool
        var traits: AttributeTraits
    }

    private func attributeRows() async throws -> [AttributeRow] {
        try await rows(
            "SELECT id, entity, code, input, backend_type, scope, is_filterable, position, apply_to, default_value,"
                + " note, frontend_class, backend_model, source_model, " + AttributeColumns.mask + " FROM attribute",
            as: AttributeID.self, String.self, String.self, AttributeInput.self, AttributeBackend?.self,
            AttributeScope.self, Int64.self, Int64.self, String?.self, String?.self, String?.self, String?.self,
            String?.self, String?.self, Int64.self
        ).map { row in
            var traits = AttributeTraits(row.3, row.5, AttributeFlags(rawValue: row.14))
            if let backend = row.4 { traits.backend = backend }
            traits.filtering = AttributeFiltering(rawValue: row.6) ?? .withResults
            traits.position = row.7
            traits.applyTo = row.8?.split(separator: ",").map(String.init) ?? []
            (traits.defaultValue, traits.note, traits.frontendClass) = (row.9, row.10, row.11)
            // An attribute whose form was never said is one of a new input, with the models of its input.
            if row.4 != nil { (traits.backendModel, traits.sourceModel) = (row.12, row.13) }
            return AttributeRow(id: row.0, code: row.2, isOfCategories: row.1 == "category", traits: traits)
        }
    }

    private func attributeLabels() async throws -> [AttributeID: [StoreViewID: String]] {
        var labels: [AttributeID: [StoreViewID: String]] = [:]
        let rows = try await rows(
            "SELECT attribute_id, store_id, label FROM attribute_label",
            as: AttributeID.self, StoreViewID.self, String.self)
        for (attribute, store, label) in rows { labels[attribute, default: [:]][store] = label }
        return labels
    }

    private func attributeOptions() async throws -> [AttributeID: [AttributeOption]] {
        var labels: [OptionID: [StoreViewID: String]] = [:]
        let labelRows = try await rows(
            "SELECT option_id, store_id, label FROM attribute_option_label",
            as: OptionID.self, StoreViewID.self, String.self)
        for (option, store, label) in labelRows { labels[option, default: [:]][store] = label }
        var options: [AttributeID: [AttributeOption]] = [:]
        let optionRows = try await rows(
            "SELECT id, attribute_id, position, swatch FROM attribute_option",
            as: OptionID.self, AttributeID.self, Int64.self, String?.self)
        for (id, attribute, position, swatch) in optionRows {
            let option = AttributeOption(id: id, position: position, labels: labels[id] ?? [:], swatch: swatch)
            options[attribute, default: []].append(option)
        }
        return options
    }

    private func attributeSets() async throws -> [AttributeSet] {
        let groups = Dictionary(
            grouping: try await rows(
                "SELECT id, attribute_set_id, name, code, position, is_default FROM attribute_group",
                as: AttributeGroupID.self, AttributeSetID.self, String.self, String.self, Int64.self, Bool.self
            ).map {
                AttributeGroup(id: $0.0, setID: $0.1, name: $0.2, code: $0.3, position: $0.4, isDefault: $0.5)
            }, by: \.setID)
        var members: [AttributeSetID: [AttributeMember]] = [:]
        let memberRows = try await rows(
            "SELECT id, attribute_set_id, attribute_id, group_id, position FROM attribute_set_member",
            as: Int64.self, AttributeSetID.self, AttributeID.self, AttributeGroupID.self, Int64.self)
        for (id, set, attribute, group, position) in memberRows {
            members[set, default: []].append(
                AttributeMember(id: id, attributeID: attribute, groupID: group, position: position))
        }
        return try await rows(
            "SELECT id, name, position FROM attribute_set", as: AttributeSetID.self, String.self, Int64.self
        ).map {
            AttributeSet(
                id: $0.0, name: $0.1, position: $0.2, groups: groups[$0.0] ?? [], members: members[$0.0] ?? [])
        }
    }
}
