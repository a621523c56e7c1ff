package import Basics
package import Commerce

/// Whether a product is sold at all (Magento's `status`). Numbers that mean nothing are kept and given back.
package struct ProductStatus: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int64
    /// The status of a number.
    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// It is sold.
    package static let enabled = ProductStatus(rawValue: 1)
    /// Nobody sees it.
    package static let disabled = ProductStatus(rawValue: 2)
}

/// Where a product shows up by itself (Magento's `visibility`). Numbers that mean nothing are kept and given back.
package struct Visibility: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int64
    /// The visibility of a number.
    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// Only as a variant of another.
    package static let notVisibleIndividually = Visibility(rawValue: 1)
    /// In category pages.
    package static let catalog = Visibility(rawValue: 2)
    /// In what a search finds.
    package static let search = Visibility(rawValue: 3)
    /// In both.
    package static let catalogAndSearch = Visibility(rawValue: 4)

    /// Whether category pages list it.
    package var isInCatalog: Bool { self == .catalog || self == .catalogAndSearch }

    /// Whether it has a page of its own.
    package var hasPage: Bool { self != .notVisibleIndividually }
}

/// The built-in attributes of a product in one scope: the typed columns of `product_scope`. Nil means not said here,
/// and so inherited from the default scope.
package struct ProductColumns: Sendable, Equatable {
    package var name: String?
    package var urlKey: String?
    package var description: String?
    package var shortDescription: String?
    package var metaTitle: String?
    package var metaKeyword: String?
    package var metaDescription: String?
    package var status: ProductStatus?
    package var visibility: Visibility?
    package var taxClassID: TaxClassID?
    package var price: Money?
    package var specialPrice: Money?
    /// Midnight in the store's time zone at which the special price begins.
    package var specialFrom: CivilTime?
    /// The last day of the special price, which counts whole.
    package var specialTo: CivilTime?
    package var newsFrom: CivilTime?
    package var newsTo: CivilTime?
    package var weight: Quantity?

    /// Columns that say nothing.
    package init() {}

    /// These columns where they say something, those of the default scope elsewhere.
    package func inheriting(_ base: ProductColumns) -> ProductColumns {
        var columns = self
        columns.name = name ?? base.name
        columns.urlKey = urlKey ?? base.urlKey
        columns.description = description ?? base.description
        columns.shortDescription = shortDescription ?? base.shortDescription
        columns.metaTitle = metaTitle ?? base.metaTitle
        columns.metaKeyword = metaKeyword ?? base.metaKeyword
        columns.metaDescription = metaDescription ?? base.metaDescription
        columns.status = status ?? base.status
        columns.visibility = visibility ?? base.visibility
        columns.taxClassID = taxClassID ?? base.taxClassID
        columns.price = price ?? base.price
        columns.specialPrice = specialPrice ?? base.specialPrice
        columns.specialFrom = specialFrom ?? base.specialFrom
        columns.specialTo = specialTo ?? base.specialTo
        columns.newsFrom = newsFrom ?? base.newsFrom
        columns.newsTo = newsTo ?? base.newsTo
        columns.weight = weight ?? base.weight
        return columns
    }
}

/// A value of one of the merchant's own attributes: a row of `product_value`.
package enum AttributeValue: Sendable, Equatable {
    case text(String)
    case decimal(Money)
    case integer(Int64)
    case option(OptionID)
    case options([OptionID])
    case date(CivilTime)
}
