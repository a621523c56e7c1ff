public import Commerce

/// The only place that knows which attributes there are and where their values live: import, REST, filters and pages
/// all go through it. Frozen; replaced whole.
public struct AttributeRegistry: Sendable {
    /// All attributes of products, in order of position and number.
    public let all: [Attribute]
    /// The attributes whose values narrow a category page: all that are filterable but prices, which have bands.
    public let filterable: [Attribute]
    /// The attributes that a shopper sees among a product's details.
    public let shown: [Attribute]
    /// The attribute sets, by number.
    public let sets: [AttributeSet]
    /// The attributes of categories, by number.
    public let ofCategories: [Attribute]
    private let byCode: [String: Int]
    private let byID: [AttributeID: Int]
    private let bySet: [AttributeSetID: [Attribute]]

    /// A registry of these attributes.
    public init(_ attributes: [Attribute], sets: [AttributeSet] = [], ofCategories: [Attribute] = []) {
        let all = attributes.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
        self.all = all
        filterable = all.filter { attribute in
            attribute.isFilterable
                && (attribute.input == .boolean || attribute.traits.hasOwnOptions && !attribute.options.isEmpty)
        }
        shown = all.filter { $0.isVisibleOnFront && $0.isUserDefined }
        byCode = Dictionary(all.enumerated().map { ($1.code, $0) }) { first, _ in first }
        let byID = Dictionary(all.enumerated().map { ($1.id, $0) }) { first, _ in first }
        self.byID = byID
        self.sets = sets.sorted { $0.id < $1.id }
        self.ofCategories = ofCategories.sorted { $0.id < $1.id }
        let ordered = sets.map { set in
            (set.id, AttributeRegistry.ordered(set) { id in byID[id].map { all[$0] } })
        }
        bySet = Dictionary(ordered) { first, _ in first }
    }

    /// The attribute with a code.
    public func attribute(_ code: some StringProtocol) -> Attribute? { byCode[String(code)].map { all[$0] } }

    /// The attribute with a number.
    public func attribute(_ id: AttributeID) -> Attribute? { byID[id].map { all[$0] } }

    /// The set with a number.
    public func set(_ id: AttributeSetID) -> AttributeSet? { sets.first { $0.id == id } }

    /// The attributes of a set, in the order in which Magento lists them; none for a set that is not there.
    public func attributes(in set: AttributeSetID) -> [Attribute] { bySet[set] ?? [] }

    /// Magento orders a set's attributes by position alone and leaves ties to its database. This rule gives the order
    /// of all its recorded answers: short texts come before long ones, amounts, choices and dates, the shop's own
    /// attributes before the merchant's, and of the merchant's the newest first.
    private static func ordered(_ set: AttributeSet, _ find: (AttributeID) -> Attribute?) -> [Attribute] {
        let placed = set.members.compactMap { member in find(member.attributeID).map { (member.position, $0) } }
        return placed.sorted { left, right in
            AttributeRegistry.key(left.0, left.1) < AttributeRegistry.key(right.0, right.1)
        }.map(\.1)
    }

    private static func key(_ position: Int64, _ attribute: Attribute) -> (Int64, Int, Int, Int64) {
        let isOwn = attribute.isUserDefined
        let number = attribute.id.rawValue
        return (position, attribute.traits.backend.rank, isOwn ? 1 : 0, isOwn ? -number : number)
    }
}

extension AttributeRegistry {
    /// The attributes by which variants differ: the filters that are a choice and global. Magento lets a merchant make
    /// any of them an axis of a configurable product.
    public var axes: [AttributeID] {
        filterable.filter { $0.input.isChoice && $0.scope == .global }.map(\.id)
    }

    /// The keys by which category pages can be sorted, as Magento lists them for categories.
    public func sortKeys(in store: StoreViewID) -> [SystemOption] {
        let sortable = all.filter { $0.traits.flags.contains(.sortable) }.sorted { $0.id < $1.id }
        return [SystemOption("position", "Position")]
            + sortable.map { SystemOption($0.code, $0.label(in: store)) }
    }

    /// The options of an attribute as a client of the API sees them in a store view.
    public func listedOptions(of attribute: Attribute, in store: StoreViewID) -> [SystemOption] {
        attribute.traits.sourceModel == AttributeSource.sortBy
            ? sortKeys(in: store) : attribute.listedOptions(in: store)
    }
}
