public import Basics

/// A store view: one language and look of the shop (Magento's `store`).
public struct StoreView: Sendable, Equatable {
    public let id: StoreViewID
    public let code: String
    public let name: String
    public let websiteID: WebsiteID
    public let groupID: StoreGroupID
    /// The category under which this store's catalogue hangs.
    public let rootCategoryID: CategoryID
    /// The locale as Magento writes it, as in `fr_FR`.
    public let locale: String
    public let isActive: Bool
    /// Its place in menus.
    public let position: Int64

    /// A store view.
    public init(
        id: StoreViewID, code: String, name: String, websiteID: WebsiteID, groupID: StoreGroupID = StoreGroupID(1),
        rootCategoryID: CategoryID, locale: String, isActive: Bool, position: Int64 = 0
    ) {
        (self.id, self.code, self.name, self.websiteID, self.groupID) = (id, code, name, websiteID, groupID)
        (self.rootCategoryID, self.locale) = (rootCategoryID, locale)
        (self.isActive, self.position) = (isActive, position)
    }

    /// The back office's view, which stands for all of them.
    public static let admin = StoreView(
        id: .all, code: "admin", name: "Admin", websiteID: WebsiteID(0), groupID: StoreGroupID(0),
        rootCategoryID: CategoryID(0), locale: "en_US", isActive: true)

    /// The two letters of the language, as in `fr`.
    public var language: String { String(locale.prefix(2)) }
}

/// All websites, store groups and store views, frozen. One view is the default; the others' pages are under `/<code>/`.
public struct StoreTree: Sendable {
    /// The active store views that shoppers see, in menu order, the default one first.
    public let shown: [StoreView]
    /// All websites by number, the back office's among them.
    public let websites: [Website]
    /// All store groups by number, the back office's among them.
    public let groups: [StoreGroup]
    private let byCode: [String: StoreView]
    private let byID: [StoreViewID: StoreView]

    /// The tree of these store views; `views` is in menu order and holds at least one active view. The back office's
    /// view 0 is not among them.
    public init?(_ views: [StoreView], websites: [Website] = [], groups: [StoreGroup] = []) {
        shown = views.filter(\.isActive)
        guard !shown.isEmpty else { return nil }
        byCode = Dictionary(views.map { ($0.code, $0) }) { first, _ in first }
        byID = Dictionary(views.map { ($0.id, $0) }) { first, _ in first }
        self.websites = websites.sorted { $0.id < $1.id }
        self.groups = groups.sorted { $0.id < $1.id }
    }

    /// The store view whose pages have no prefix.
    public var defaultView: StoreView { shown[0] }

    /// The store view with a code, active or not.
    public func view(code: some StringProtocol) -> StoreView? { byCode[String(code)] }

    /// The store view with a number, active or not.
    public func view(_ id: StoreViewID) -> StoreView? { byID[id] }

    /// All store views, active or not, by number.
    public var all: [StoreView] { byID.values.sorted { $0.id < $1.id } }

    /// The website with a code.
    public func website(code: some StringProtocol) -> Website? { websites.first { $0.code == code } }

    /// The website whose default view is the shop's.
    public var defaultWebsiteID: WebsiteID { defaultView.websiteID }
}
