import Basics
public import Commerce

/// What may be done with sets and groups, by Magento's rules and in the order of its checks.
extension AttributeRegistry {
    /// The set with a number, which must be there.
    public func knownSet(_ id: AttributeSetID) throws(AttributeError) -> AttributeSet {
        guard let set = set(id) else { throw .noSuchSet(id) }
        return set
    }

    /// The set with a name, in any letter case.
    public func set(named name: String) -> AttributeSet? {
        let wanted = name.lowercased()
        return sets.first { $0.name.lowercased() == wanted }
    }

    /// The group with a number.
    public func group(_ id: AttributeGroupID) -> AttributeGroup? {
        for set in sets { if let group = set.groups.first(where: { $0.id == id }) { return group } }
        return nil
    }

    /// The group with a number, which must be there.
    public func knownGroup(_ id: AttributeGroupID) throws(AttributeError) -> AttributeGroup {
        guard let group = group(id) else { throw .noSuchGroup(id) }
        return group
    }

    /// Checks a set's name.
    public func check(_ draft: AttributeSetDraft) throws(AttributeError) {
        if let id = draft.id { _ = try knownSet(id) }
        guard !draft.name.isEmpty else { throw .emptySetName }
        if let other = set(named: draft.name), other.id != draft.id { throw .setNameTaken(draft.name) }
    }

    /// A group as a draft makes or changes it; number 0 for a new one.
    public func group(_ draft: AttributeGroupDraft) throws(AttributeError) -> AttributeGroup {
        let set = try knownSet(draft.setID)
        var known: AttributeGroup?
        if let id = draft.id {
            let group = try knownGroup(id)
            guard group.setID == set.id else { throw .groupOfAnotherSet }
            known = group
        }
        let code = draft.code ?? known?.code ?? AttributeGroup.code(of: draft.name)
        let others = set.groups.filter { $0.id != known?.id }
        guard !others.contains(where: { $0.code == code || $0.name.lowercased() == draft.name.lowercased() }) else {
            throw .groupNameTaken
        }
        let last = set.groups.map(\.position).max() ?? 0
        return AttributeGroup(
            id: known?.id ?? AttributeGroupID(0), setID: set.id, name: draft.name, code: code,
            position: draft.position ?? known?.position ?? last + 1, isDefault: known?.isDefault ?? false)
    }

    /// Checks that a group may go: attributes that came with the shop stay in their sets.
    public func checkRemoval(of id: AttributeGroupID) throws(AttributeError) {
        let group = try knownGroup(id)
        let members = set(group.setID)?.members.filter { $0.groupID == id } ?? []
        let isOwn = members.allSatisfy { attribute($0.attributeID)?.isUserDefined ?? true }
        guard isOwn else { throw .groupOfSystemAttributes }
    }

    /// The place of an attribute in a set, which may go.
    public func removableMember(_ code: String, of id: AttributeSetID) throws(AttributeError) -> AttributeMember {
        let set = try knownSet(id)
        let attribute = try known(code)
        guard let member = set.members.first(where: { $0.attributeID == attribute.id }) else {
            throw .notInSet(code, id)
        }
        guard attribute.isUserDefined else { throw .systemAttribute }
        return member
    }
}
