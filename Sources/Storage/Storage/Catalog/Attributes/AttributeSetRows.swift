import Basics
import Catalog
import Commerce
import MariaDB

/// Sets, groups and the places of attributes in them as rows.
struct AttributeSetRows {
    private let transaction: WriterTransaction
    private let registry: AttributeRegistry

    init(_ rows: AttributeChangeRows) { (transaction, registry) = (rows.transaction, rows.registry) }

    func write(_ draft: AttributeSetDraft) async throws -> AttributeSetID {
        try registry.check(draft)
        if let id = draft.id {
            try await transaction.run(
                """
                UPDATE attribute_set SET name = \(draft.name), position = COALESCE(\(draft.position), position)
                WHERE id = \(id)
                """)
            return id
        }
        let skeleton = try registry.knownSet(draft.skeleton)
        return try await add(draft.name, position: draft.position ?? 0, like: skeleton)
    }

    /// A new set has its skeleton's groups and attributes.
    private func add(_ name: String, position: Int64, like skeleton: AttributeSet) async throws -> AttributeSetID {
        let id = AttributeSetID(
            Int64(
                try await transaction.run("INSERT INTO attribute_set (name, position) VALUES (\(name), \(position))")
                    .lastInsertID))
        // Magento copies the groups from the last to the first.
        try await transaction.run(
            """
            INSERT INTO attribute_group (attribute_set_id, name, code, position, is_default)
            SELECT \(id), name, code, position, is_default FROM attribute_group WHERE attribute_set_id = \(skeleton.id)
            ORDER BY position DESC, id DESC
            """)
        try await transaction.run(
            """
            INSERT INTO attribute_set_member (attribute_set_id, group_id, attribute_id, position)
            SELECT \(id), g.id, m.attribute_id, m.position FROM attribute_set_member m
            JOIN attribute_group o ON o.id = m.group_id
            JOIN attribute_group g ON g.attribute_set_id = \(id) AND g.code = o.code
            WHERE m.attribute_set_id = \(skeleton.id) ORDER BY m.id
            """)
        return id
    }

    /// A set goes with its products, as Magento's does (`Catalog\Plugin\…\AttributeSetRepository\RemoveProducts`).
    func remove(_ set: AttributeSet) async throws -> Int64 {
        guard set.id != .defaultSet else { throw AttributeError.defaultSet }
        let products = try await transaction.rows(
            "SELECT id FROM product WHERE attribute_set_id = \(set.id)", as: ProductID.self)
        try await ProductRemoval(transaction: transaction).remove(products)
        try await transaction.run("DELETE FROM attribute_set WHERE id = \(set.id)")
        transaction.touch(.everything)
        return 0
    }

    func write(_ group: AttributeGroup) async throws -> AttributeGroupID {
        if group.id.rawValue > 0 {
            try await transaction.run(
                """
                UPDATE attribute_group SET name = \(group.name), code = \(group.code), position = \(group.position)
                WHERE id = \(group.id)
                """)
            return group.id
        }
        return try await add(group)
    }

    private func add(_ group: AttributeGroup) async throws -> AttributeGroupID {
        AttributeGroupID(
            Int64(
                try await transaction.run(
                    """
                    INSERT INTO attribute_group (attribute_set_id, name, code, position)
                    VALUES (\(group.setID), \(group.name), \(group.code), \(group.position))
                    """
                ).lastInsertID))
    }

    func assign(
        _ code: String, _ setID: AttributeSetID, _ groupID: AttributeGroupID, _ position: Int64?
    ) async throws -> Int64 {
        let set = try registry.knownSet(setID)
        let group = try registry.knownGroup(groupID)
        guard group.setID == set.id else { throw AttributeError.groupOfAnotherSet }
        return try await place(try registry.known(code).id, in: set.id, group.id, position ?? 0)
    }

    private func place(
        _ attribute: AttributeID, in set: AttributeSetID, _ group: AttributeGroupID, _ position: Int64
    ) async throws -> Int64 {
        try await transaction.run(
            "DELETE FROM attribute_set_member WHERE attribute_set_id = \(set) AND attribute_id = \(attribute)")
        let effect = try await transaction.run(
            """
            INSERT INTO attribute_set_member (attribute_set_id, group_id, attribute_id, position)
            VALUES (\(set), \(group), \(attribute), \(position == 0 ? 1 : position))
            """)
        transaction.touch(.everything)
        return Int64(effect.lastInsertID)
    }

    /// Imports number an attribute's place as clients of the API do.
    private static let importedPosition: Int64 = 100

    func place(_ placement: AttributePlacement) async throws -> Int64 {
        let attribute = try registry.known(placement.code)
        let setID: AttributeSetID
        if let set = registry.set(named: placement.setName) {
            if let member = set.members.first(where: { $0.attributeID == attribute.id }) { return member.id }
            setID = set.id
        } else {
            setID = try await add(placement.setName, position: 0, like: try registry.knownSet(.defaultSet))
        }
        let group = try await group(placement.groupName, in: setID)
        return try await place(attribute.id, in: setID, group, AttributeSetRows.importedPosition)
    }

    /// The group with a name, or the default one. The set may be newer than the registry.
    private func group(_ name: String?, in set: AttributeSetID) async throws -> AttributeGroupID {
        let groups = try await transaction.rows(
            """
            SELECT id, name, position FROM attribute_group WHERE attribute_set_id = \(set)
            ORDER BY is_default DESC, id
            """,
            as: AttributeGroupID.self, String.self, Int64.self)
        guard let name else {
            guard let first = groups.first else { throw AttributeError.noSuchSet(set) }
            return first.0
        }
        if let group = groups.first(where: { $0.1.lowercased() == name.lowercased() }) { return group.0 }
        return try await add(
            AttributeGroup(
                id: AttributeGroupID(0), setID: set, name: name, code: AttributeGroup.code(of: name),
                position: (groups.map(\.2).max() ?? 0) + 1, isDefault: false))
    }
}
