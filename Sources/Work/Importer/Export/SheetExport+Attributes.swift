import Catalog
import Commerce

/// The merchant's attributes; those that came with the shop are in every shop.
extension SheetExport {
    /// Writes attributes with their labels, options and places in sets.
    public func attributes() throws -> Int {
        let flags = AttributeSheet.flags
        let columns =
            ["attribute_code", "store_view_code", "label", "input", "scope"] + flags.map(\.column)
            + [
                "is_filterable", "position", "default_value", "attribute_sets", "attribute_group", "option",
                "option_label", "option_position", "swatch",
            ]
        let table = try CSVWriter(columns, to: write)
        var rows = 0
        func row(_ cells: [String: String]) throws {
            try table.row(cells)
            rows += 1
        }
        for attribute in reference.attributes.all where attribute.isUserDefined {
            for cells in descriptions(of: attribute) { try row(cells) }
            for (view, label) in attribute.labels.sorted(by: { $0.key < $1.key }) {
                guard let code = reference.stores.view(view)?.code else { continue }
                try row(["attribute_code": attribute.code, "store_view_code": code, "label": label])
            }
            for option in attribute.options {
                for cells in self.rows(of: option, attribute) { try row(cells) }
            }
        }
        return rows
    }

    /// The attribute with its first group, then a row for each other group that it has in a set.
    private func descriptions(of attribute: Attribute) -> [[String: String]] {
        let traits = attribute.traits
        var cells: [String: String] = [
            "attribute_code": attribute.code, "label": attribute.label(in: .all), "input": traits.input.rawValue,
            "scope": traits.scope.rawValue, "is_filterable": "\(traits.filtering.rawValue)",
            "position": "\(traits.position)",
        ]
        cells["default_value"] = traits.hasOwnOptions ? nil : traits.defaultValue
        for (column, flag) in AttributeSheet.flags { cells[column] = traits.flags.contains(flag) ? "1" : "0" }
        var sets: [String: [String]] = [:]
        for set in reference.attributes.sets {
            guard let member = set.members.first(where: { $0.attributeID == attribute.id }),
                let group = set.groups.first(where: { $0.id == member.groupID })
            else { continue }
            sets[group.name, default: []].append(QuotedText.quoted(set.name, separators: ","))
        }
        let places = sets.sorted { $0.key < $1.key }.map { group, names in
            [
                "attribute_code": attribute.code, "attribute_group": group,
                "attribute_sets": names.joined(separator: ","),
            ]
        }
        guard let first = places.first else { return [cells] }
        return [cells.merging(first) { $1 }] + places.dropFirst()
    }

    private func rows(of option: AttributeOption, _ attribute: Attribute) -> [[String: String]] {
        let name = ["attribute_code": attribute.code, "option": option.label(in: .all)]
        var first = name
        first["option_position"] = "\(option.position)"
        first["swatch"] = option.swatch?.text
        let labels = option.labels.sorted { $0.key < $1.key }.compactMap { view, label in
            reference.stores.view(view).map { view in
                name.merging(["store_view_code": view.code, "option_label": label]) { $1 }
            }
        }
        return [first] + labels
    }
}
