import Catalog
import Commerce

/// What of the reference data the rows of a listing are made from. While it stays as it was, so do the rows: what else
/// the shop's team changes (names of categories, delivery, tax) needs no product to be read again.
struct ListingBasis: Equatable {
    private let stores: [StoreView]
    private let attributes: [ListedAttribute]
    private let axes: [AttributeID]
    private let timeZone: String
    private let currency: Currency
    private let stockDefaults: StockDefaults

    private struct ListedAttribute: Equatable {
        let id: AttributeID
        let input: AttributeInput
    }

    init(_ reference: Reference) {
        (stores, axes) = (reference.stores.all, reference.attributes.axes)
        attributes = reference.attributes.filterable.map { ListedAttribute(id: $0.id, input: $0.input) }
        (timeZone, currency) = (reference.settings.timeZone, reference.settings.currency)
        stockDefaults = reference.stockDefaults
    }
}
