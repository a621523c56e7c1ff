/// A store view: one language and look of the shop (Magento's `store`).
package struct StoreView: Sendable {
    package let id: StoreViewID
    package let code: String
    package let name: String
    package let websiteID: WebsiteID
    /// The category under which this store's catalogue hangs.
    package let rootCategoryID: CategoryID
    /// The locale as Magento writes it, as in `fr_FR`.
    package let locale: String
    package let isActive: Bool

    /// A store view.
    package init(
        id: StoreViewID, code: String, name: String, websiteID: WebsiteID, rootCategoryID: CategoryID, locale: String,
        isActive: Bool
    ) {
        (self.id, self.code, self.name, self.websiteID) = (id, code, name, websiteID)
        (self.rootCategoryID, self.locale, self.isActive) = (rootCategoryID, locale, isActive)
    }

    /// The two letters of the language, as in `fr`.
    package var language: String { String(locale.prefix(2)) }
}

/// All store views, frozen. One of them is the default; the others' pages are under `/<code>/`.
package struct StoreTree: Sendable {
    /// The active store views that shoppers see, in menu order, the default one first.
    package let shown: [StoreView]
    private let byCode: [String: StoreView]
    private let byID: [StoreViewID: StoreView]

    /// The tree of these store views; `views` is in menu order and holds at least one active view. The admin view 0 is
    /// not among them.
    package init?(_ views: [StoreView]) {
        shown = views.filter(\.isActive)
        guard !shown.isEmpty else { return nil }
        byCode = Dictionary(views.map { ($0.code, $0) }) { first, _ in first }
        byID = Dictionary(views.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The store view whose pages have no prefix.
    package var defaultView: StoreView { shown[0] }

    /// The store view with a code, active or not.
    package func view(code: some StringProtocol) -> StoreView? { byCode[String(code)] }

    /// The store view with a number, active or not.
    package func view(_ id: StoreViewID) -> StoreView? { byID[id] }

    /// All store views, active or not.
    package var all: [StoreView] { byID.values.sorted { $0.id < $1.id } }
}
