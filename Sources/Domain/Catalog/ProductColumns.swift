public import Basics
public import Commerce

/// Whether a product is sold at all (Magento's `status`). Numbers that mean nothing are kept and given back.
public struct ProductStatus: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    /// The status of a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// It is sold.
    public static let enabled = ProductStatus(rawValue: 1)
    /// Nobody sees it.
    public static let disabled = ProductStatus(rawValue: 2)
}

/// Where a product shows up by itself (Magento's `visibility`). Numbers that mean nothing are kept and given back.
public struct Visibility: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int64
    /// The visibility of a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Only as a variant of another.
    public static let notVisibleIndividually = Visibility(rawValue: 1)
    /// In category pages.
    public static let catalog = Visibility(rawValue: 2)
    /// In what a search finds.
    public static let search = Visibility(rawValue: 3)
    /// In both.
    public static let catalogAndSearch = Visibility(rawValue: 4)

    /// Whether category pages list it.
    public var isInCatalog: Bool { self == .catalog || self == .catalogAndSearch }

    /// Whether it has a page of its own.
    public var hasPage: Bool { self != .notVisibleIndividually }
}

/// The built-in attributes of a product in one scope: the typed columns of `product_scope`. Nil means not said here,
/// and so inherited from the default scope.
public struct ProductColumns: Sendable, Equatable {
    public var name: String?
    public var urlKey: String?
    public var description: String?
    public var shortDescription: String?
    public var metaTitle: String?
    public var metaKeyword: String?
    public var metaDescription: String?
    public var status: ProductStatus?
    public var visibility: Visibility?
    public var taxClassID: TaxClassID?
    public var price: Money?
    public var specialPrice: Money?
    /// Midnight in the store's time zone at which the special price begins.
    public var specialFrom: CivilTime?
    /// The last day of the special price, which counts whole.
    public var specialTo: CivilTime?
    public var newsFrom: CivilTime?
    public var newsTo: CivilTime?
    public var weight: Quantity?

    /// Columns that say nothing.
    public init() {}

    /// These columns where they say something, those of the default scope elsewhere.
    public func inheriting(_ base: ProductColumns) -> ProductColumns {
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
public enum AttributeValue: Sendable, Equatable {
    case text(String)
    case decimal(Money)
    case integer(Int64)
    case option(OptionID)
    case options([OptionID])
    case date(CivilTime)
}
