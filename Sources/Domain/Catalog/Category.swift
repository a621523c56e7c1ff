public import Basics
public import Commerce

/// A category in all store views.
public struct Category: Sendable {
    /// What a category says in one scope; nil is inherited from the default scope.
    public struct Texts: Sendable, Equatable {
        public var name: String?
        public var urlKey: String?
        public var description: String?
        public var metaTitle: String?
        public var metaKeywords: String?
        public var metaDescription: String?
        public var isActive: Bool?
        public var isInMenu: Bool?
        /// What no page of the shop asks for at each request.
        public var details: [CategoryDetail: String] = [:]

        /// Texts that say nothing.
        public init(
            name: String? = nil, urlKey: String? = nil, description: String? = nil, metaTitle: String? = nil
        ) {
            (self.name, self.urlKey, self.description, self.metaTitle) = (name, urlKey, description, metaTitle)
        }
    }

    /// What a category is in all scopes.
    public let id: CategoryID
    public let parentID: CategoryID?
    public let position: Int64
    /// What holds in store views that say nothing else.
    public let isActive: Bool
    public let isInMenu: Bool
    /// Whether it shows its descendants' products too (Magento's `is_anchor`).
    public let isAnchor: Bool
    /// When it was made and last changed, in UTC.
    public let createdAt: CivilTime
    public let updatedAt: CivilTime
    private let texts: [StoreViewID: Texts]

    /// A category.
    public init(
        id: CategoryID, parentID: CategoryID?, position: Int64, isActive: Bool, isInMenu: Bool, isAnchor: Bool,
        texts: [StoreViewID: Texts], createdAt: CivilTime = Category.longAgo, updatedAt: CivilTime = Category.longAgo
    ) {
        (self.id, self.parentID, self.position) = (id, parentID, position)
        (self.isActive, self.isInMenu, self.isAnchor, self.texts) = (isActive, isInMenu, isAnchor, texts)
        (self.createdAt, self.updatedAt) = (createdAt, updatedAt)
    }

    /// The day of a category that nobody dated.
    public static let longAgo = CivilTime(year: 1970, month: 1, day: 1)

    /// The name in a store view.
    public func name(in store: StoreViewID) -> String { value(\.name, in: store) ?? "\(id)" }

    /// The last part of the category's URL in a store view.
    public func urlKey(in store: StoreViewID) -> String? { value(\.urlKey, in: store) }

    /// The sentence or two under the title.
    public func description(in store: StoreViewID) -> String? { value(\.description, in: store) }

    /// The title for search engines, or the name.
    public func metaTitle(in store: StoreViewID) -> String { value(\.metaTitle, in: store) ?? name(in: store) }

    /// The sentence for search engines.
    public func metaDescription(in store: StoreViewID) -> String? { value(\.metaDescription, in: store) }

    /// Whether shoppers of a store view can see it, as far as the category alone says.
    public func isActive(in store: StoreViewID) -> Bool { texts[store]?.isActive ?? isActive }

    /// Whether it is in the menu of a store view.
    public func isInMenu(in store: StoreViewID) -> Bool { texts[store]?.isInMenu ?? isInMenu }

    /// One of the details in a store view.
    public func detail(_ detail: CategoryDetail, in store: StoreViewID) -> String? {
        texts[store]?.details[detail] ?? texts[.all]?.details[detail]
    }

    /// What the category says in one scope by itself; of the default scope, all that there is.
    public func said(in scope: StoreViewID) -> Texts {
        var said = texts[scope] ?? Texts()
        if scope == .all { (said.isActive, said.isInMenu) = (isActive, isInMenu) }
        return said
    }

    /// The scopes in which it says something.
    public var scopes: [StoreViewID] { texts.keys.sorted() }

    private func value(_ field: KeyPath<Texts, String?>, in store: StoreViewID) -> String? {
        texts[store]?[keyPath: field] ?? texts[.all]?[keyPath: field]
    }
}

/// What a category can say beside its texts, in Magento's codes; kept and given back, shown where a page knows it.
public enum CategoryDetail: String, Sendable, CaseIterable {
    case image
    case displayMode = "display_mode"
    case landingPage = "landing_page"
    case availableSortBy = "available_sort_by"
    case defaultSortBy = "default_sort_by"
    case filterPriceRange = "filter_price_range"
    case customDesign = "custom_design"
    case customDesignFrom = "custom_design_from"
    case customDesignTo = "custom_design_to"
    case customLayoutUpdate = "custom_layout_update"
    case customUseParentSettings = "custom_use_parent_settings"
    case customApplyToProducts = "custom_apply_to_products"
    case pageLayout = "page_layout"
}
