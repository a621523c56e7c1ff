public import Commerce

/// A change of the attribute registry. Each gives a number: the row's that it made or changed, or zero.
public enum AttributeChange: Sendable {
    case put(AttributeDraft)
    case remove(code: String)
    /// Adds an option, or changes the one with the draft's number.
    case putOption(AttributeOptionDraft, of: String)
    case removeOption(OptionID, of: String)
    case putSet(AttributeSetDraft)
    /// Removes a set with its products.
    case removeSet(AttributeSetID)
    case putGroup(AttributeGroupDraft)
    case removeGroup(AttributeGroupID)
    /// Puts an attribute into a group of a set, or moves it there; a position of none, or zero, is the first.
    case assign(code: String, AttributeSetID, AttributeGroupID, position: Int64?)
    case unassign(code: String, AttributeSetID)
    /// Puts an attribute into a set by names, unless it is in the set already.
    case place(AttributePlacement)
}

/// Why the attribute registry was not changed. Each has Magento's own sentence, which is REST's to say.
public enum AttributeError: Error, Equatable {
    case noSuchAttribute(String)
    case codeTaken
    case badCode(String)
    case reservedCode(String)
    case badInput(String?)
    case noLabel
    case emptyLabel
    /// An attribute of such an input narrows no list.
    case notFilterable
    /// It came with the shop.
    case systemAttribute
    /// Configurable products' variants differ by it.
    case inUse
    case takesNoOptions(String)
    case emptyOptionLabel
    case optionLabelTaken(String)
    case noSuchOption(String, OptionID)
    case noSuchSet(AttributeSetID)
    case emptySetName
    case setNameTaken(String)
    case defaultSet
    case noSuchGroup(AttributeGroupID)
    case groupOfAnotherSet
    case groupNameTaken
    /// Attributes that came with the shop are in it.
    case groupOfSystemAttributes
    case notInSet(String, AttributeSetID)
    case failed(StoreFailure)
}

/// The attribute registry after a change, and the number that each change gave.
public struct AttributesSaved: Sendable {
    public let registry: AttributeRegistry
    public let numbers: [Int64]

    /// What is there after a change.
    public init(registry: AttributeRegistry, numbers: [Int64]) { (self.registry, self.numbers) = (registry, numbers) }
}

/// Reads and changes the attribute registry on the writer.
public protocol AttributeSaving: AnyObject {
    /// The registry of now.
    func registry() async throws(StoreFailure) -> AttributeRegistry

    /// Makes changes in one transaction, in their order. Nothing is kept when it throws.
    func save(_ changes: [AttributeChange]) async throws(AttributeError) -> AttributesSaved
}
