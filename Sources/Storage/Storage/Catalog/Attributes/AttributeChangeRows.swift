import Basics
import Catalog
import Commerce
import MariaDB

/// One change of the attribute registry as rows.
struct AttributeChangeRows {
    let transaction: WriterTransaction
    /// The registry before the change.
    let registry: AttributeRegistry

    /// Makes the change and gives its number.
    func apply(_ change: AttributeChange) async throws -> Int64 {
        switch change {
        case .put(let draft): return try await write(try registry.write(draft)).rawValue
        case .remove(let code): return try await remove(try registry.known(code))
        case .putOption(let draft, let code):
            let (attribute, option) = try registry.write(draft, of: code)
            let ids = try await write([option], of: attribute.id)
            try await keepDefaults([option], ids, attribute.id, attribute.traits, isOwn: attribute.traits.hasOwnOptions)
            return ids[0].rawValue
        case .removeOption(let id, let code): return try await removeOption(id, of: try registry.known(code))
        case .putSet(let draft): return try await AttributeSetRows(self).write(draft).rawValue
        case .removeSet(let id): return try await AttributeSetRows(self).remove(try registry.knownSet(id))
        case .putGroup(let draft):
            return try await AttributeSetRows(self).write(try registry.group(draft)).rawValue
        case .removeGroup(let id):
            try registry.checkRemoval(of: id)
            try await transaction.run("DELETE FROM attribute_group WHERE id = \(id)")
            transaction.touch(.everything)
            return 0
        case .assign(let code, let set, let group, let position):
            return try await AttributeSetRows(self).assign(code, set, group, position)
        case .unassign(let code, let set):
            let member = try registry.removableMember(code, of: set)
            try await transaction.run("DELETE FROM attribute_set_member WHERE id = \(member.id)")
            transaction.touch(.everything)
            return 0
        case .place(let placement): return try await AttributeSetRows(self).place(placement)
        }
    }
}

/// Attributes.
extension AttributeChangeRows {
    private func write(_ attribute: AttributeWrite) async throws -> AttributeID {
        let traits = attribute.traits
        let id: AttributeID
        if let known = attribute.id {
            id = known
            try await transaction.run(
                "UPDATE attribute SET " + AttributeColumns.assignments(traits) + " WHERE id = \(known)")
        } else {
            let effect = try await transaction.run(
                "INSERT INTO attribute SET code = \(attribute.code), " + AttributeColumns.assignments(traits))
            id = AttributeID(Int64(effect.lastInsertID))
        }
        try await transaction.run("DELETE FROM attribute_label WHERE attribute_id = \(id)")
        let labels = attribute.labels.sorted { $0.key < $1.key }.map { [id, $0.key, $0.value] as [any SQLParameter] }
        if !labels.isEmpty {
            try await transaction.run(
                "INSERT INTO attribute_label (attribute_id, store_id, label) VALUES \(rows: labels)")
        }
        guard !attribute.options.isEmpty else { return id }
        let ids = try await write(attribute.options, of: id)
        try await keepDefaults(attribute.options, ids, id, traits, isOwn: traits.hasOwnOptions)
        return id
    }

    /// An attribute by which variants differ stays; any other goes with its values.
    private func remove(_ attribute: Attribute) async throws -> Int64 {
        guard attribute.isUserDefined else { throw AttributeError.systemAttribute }
        let axes = try await transaction.rows(
            "SELECT id FROM product_axis WHERE attribute_id = \(attribute.id) LIMIT 1", as: Int64.self)
        guard axes.isEmpty else { throw AttributeError.inUse }
        try await transaction.run("DELETE FROM product_value WHERE attribute_id = \(attribute.id)")
        try await transaction.run("DELETE FROM attribute WHERE id = \(attribute.id)")
        transaction.touch(.everything)
        return 0
    }
}

/// Options.
extension AttributeChangeRows {
    /// Writes options and gives their numbers.
    private func write(_ options: [AttributeOptionWrite], of attribute: AttributeID) async throws -> [OptionID] {
        var ids: [OptionID] = []
        for option in options {
            if let id = option.id {
                ids.append(id)
                try await transaction.run(
                    """
                    UPDATE attribute_option
                    SET position = \(option.position), swatch = COALESCE(\(option.swatch), swatch) WHERE id = \(id)
                    """)
            } else {
                let effect = try await transaction.run(
                    """
                    INSERT INTO attribute_option (attribute_id, position, swatch)
                    VALUES (\(attribute), \(option.position), \(option.swatch))
                    """)
                ids.append(OptionID(Int64(effect.lastInsertID)))
            }
        }
        try await transaction.run("DELETE FROM attribute_option_label WHERE option_id IN \(list: ids)")
        let labels = zip(ids, options).flatMap { id, option in
            option.labels.sorted { $0.key < $1.key }.map { [id, $0.key, $0.value] as [any SQLParameter] }
        }
        if !labels.isEmpty {
            try await transaction.run(
                "INSERT INTO attribute_option_label (option_id, store_id, label) VALUES \(rows: labels)")
        }
        return ids
    }

    /// Whoever writes options says which of them new products have: Magento keeps an empty text where that is none.
    private func keepDefaults(
        _ options: [AttributeOptionWrite], _ ids: [OptionID], _ attribute: AttributeID, _ traits: AttributeTraits,
        isOwn: Bool
    ) async throws {
        guard isOwn else { return }
        let chosen = zip(ids, options).filter(\.1.isDefault).map { "\($0.0)" }
        let before = (traits.defaultValue ?? "").split(separator: ",").map(String.init)
        let wanted: [String]
        if chosen.isEmpty {
            wanted = before
        } else if traits.input == .multiselect {
            wanted = before.filter { !chosen.contains($0) } + chosen
        } else {
            wanted = chosen.suffix(1)
        }
        try await setDefault(wanted, of: attribute)
    }

    private func setDefault(_ options: [String], of attribute: AttributeID) async throws {
        let text = options.joined(separator: ",")
        try await transaction.run("UPDATE attribute SET default_value = \(text) WHERE id = \(attribute)")
    }

    /// An option goes with the values of products that have it.
    private func removeOption(_ id: OptionID, of attribute: Attribute) async throws -> Int64 {
        guard attribute.takesOptions else { throw AttributeError.takesNoOptions(attribute.code) }
        guard attribute.option(id) != nil else { throw AttributeError.noSuchOption(attribute.code, id) }
        try await transaction.run(
            "DELETE FROM product_value WHERE attribute_id = \(attribute.id) AND option_id = \(id)")
        try await transaction.run("DELETE FROM attribute_option WHERE id = \(id)")
        let rest = (attribute.traits.defaultValue ?? "").split(separator: ",").map(String.init)
        try await setDefault(rest.filter { $0 != "\(id)" }, of: attribute.id)
        transaction.touch(.everything)
        return 0
    }
}
