import Basics
import Catalog
import Commerce

/// The store views of the tests: French is the default one.
let french = StoreViewID(1)
let english = StoreViewID(2)

/// Somebody who is not signed in.
let guest = Buyer(in: french, on: WebsiteID(1))

/// The variant axes of the tests.
let colorAxis = AttributeID(93)
let sizeAxis = AttributeID(200)

/// The clock of Paris in 2026: an hour before UTC, two from the end of March to the end of October.
let paris = StoreClock(
    offsetBefore: 3_600,
    changes: [
        (CivilTime(year: 2026, month: 3, day: 29, hour: 1).asUTC, 7_200),
        (CivilTime(year: 2026, month: 10, day: 25, hour: 1).asUTC, 3_600),
    ])

/// A product whose columns and values are given by scope; `sku` must be a good one.
func product(
    _ id: Int64, _ sku: SKU, kind: ProductKind = .simple,
    stock: Stock? = Stock(quantity: Quantity(10), isInStock: true),
    axes: [AttributeID] = [], variants: [Product] = [], media: [MediaEntry] = [],
    columns: [StoreViewID: ProductColumns] = [:], values: [StoreViewID: [AttributeID: AttributeValue]] = [:],
    extras: Product.Extras = Product.Extras()
) -> Product {
    Product(
        id: ProductID(id), sku: sku, kind: kind, attributeSetID: AttributeSetID(4), createdAt: Instant(seconds: 0),
        updatedAt: Instant(seconds: 0), websiteIDs: [WebsiteID(1)], categories: [], media: media, stock: stock,
        axes: axes.enumerated().map { place, axis in
            ConfigurableAxis(id: Int64(place), attributeID: axis, label: nil, position: Int64(place))
        },
        variants: variants, columns: columns, values: values, extras: extras)
}

/// Columns with a price, and a special one.
func columns(price: String, special: String? = nil, from: CivilTime? = nil, to: CivilTime? = nil) -> ProductColumns {
    var columns = ProductColumns()
    columns.price = Money(price, .eur)
    columns.specialPrice = special.flatMap { Money($0, .eur) }
    (columns.specialFrom, columns.specialTo) = (from, to)
    return columns
}

/// A variant with a colour and a size.
func variant(
    _ id: Int64, _ sku: SKU, color: Int64, size: Int64, onHand: Int64 = 10,
    columns: ProductColumns = columns(price: "25")
) -> Product {
    product(
        id, sku, stock: Stock(quantity: Quantity(onHand), isInStock: onHand > 0), columns: [.all: columns],
        values: [.all: [colorAxis: .option(OptionID(color)), sizeAxis: .option(OptionID(size))]])
}
