public import Catalog
public import Commerce

/// Checks changes of a frozen registry and remembers them; what is checked by the registry itself is refused as it is
/// on the writer. Nothing is changed but by `registryAfter`.
public final class FakeAttributes: AttributeSaving {
    /// The registry that is read, and the one that a save gives.
    public var now: AttributeRegistry
    public var registryAfter: AttributeRegistry?
    /// The changes that were made, and the number that the next one gives.
    public private(set) var changes: [AttributeChange] = []
    public var number: Int64 = 0
    public var failure: AttributeError?

    /// A registry that is not changed.
    public init(_ registry: AttributeRegistry) { now = registry }

    public func registry() async throws(StoreFailure) -> AttributeRegistry { now }

    public func save(_ changes: [AttributeChange]) async throws(AttributeError) -> AttributesSaved {
        if let failure { throw failure }
        for change in changes { try check(change) }
        self.changes += changes
        return AttributesSaved(registry: registryAfter ?? now, numbers: changes.map { _ in number })
    }

    private func check(_ change: AttributeChange) throws(AttributeError) {
        switch change {
        case .put(let draft): _ = try now.write(draft)
        case .remove(let code):
            guard try now.known(code).isUserDefined else { throw .systemAttribute }
        case .putOption(let draft, let code): _ = try now.write(draft, of: code)
        case .removeOption(let id, let code):
            guard try now.known(code).option(id) != nil else { throw .noSuchOption(code, id) }
        case .putSet(let draft): try now.check(draft)
        case .removeSet(let id):
            guard try now.knownSet(id).id != .defaultSet else { throw .defaultSet }
        case .putGroup(let draft): _ = try now.group(draft)
        case .removeGroup(let id): try now.checkRemoval(of: id)
        case .assign(let code, let set, let group, _):
            _ = try (now.knownSet(set), now.known(code))
            guard try now.knownGroup(group).setID == set else { throw .groupOfAnotherSet }
        case .unassign(let code, let set): _ = try now.removableMember(code, of: set)
        case .place(let placement): _ = try now.known(placement.code)
        }
    }
}
