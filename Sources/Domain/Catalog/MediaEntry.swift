public import Commerce

/// A picture of a product.
public struct MediaEntry: Sendable, Equatable {
    /// What a store view says of a picture; nil is inherited from the default scope.
    public struct Scoped: Sendable, Equatable {
        public var label: String?
        public var position: Int64?
        public var isDisabled: Bool?
        public var roles: [String]?

        /// What a store view says.
        public init(
            label: String? = nil, position: Int64? = nil, isDisabled: Bool? = nil, roles: [String]? = nil
        ) {
            (self.label, self.position, self.isDisabled, self.roles) = (label, position, isDisabled, roles)
        }
    }

    /// Its number.
    public let id: Int64
    /// The path under `/media/catalog/product`, with a leading slash.
    public let file: String
    public let label: String?
    public let position: Int64
    public let isDisabled: Bool
    /// The roles it has, in Magento's names: `image`, `small_image`, `thumbnail`, `swatch_image`.
    public let roles: [String]
    /// What store views say otherwise.
    public let scoped: [StoreViewID: Scoped]

    /// A picture.
    public init(
        id: Int64, file: String, label: String?, position: Int64, isDisabled: Bool, roles: [String],
        scoped: [StoreViewID: Scoped] = [:]
    ) {
        (self.id, self.file, self.label, self.position) = (id, file, label, position)
        (self.isDisabled, self.roles, self.scoped) = (isDisabled, roles, scoped)
    }

    /// The picture as a store view shows it.
    public func shown(in store: StoreViewID) -> MediaEntry {
        guard let own = scoped[store] else { return self }
        return MediaEntry(
            id: id, file: file, label: own.label ?? label, position: own.position ?? position,
            isDisabled: own.isDisabled ?? isDisabled, roles: own.roles ?? roles)
    }
}
