public import Catalog
public import Commerce

/// The files that are not products.
extension SheetImport {
    /// An import of what sources have on hand.
    public static func stock(
        _ shop: any StockImporting, _ options: ImportOptions, _ listeners: ImportListeners,
        reopen: @escaping ProductImport.Opening
    ) -> SheetImport {
        SheetImport(StockSheet(shop, options.behavior), options, listeners, reopen: reopen)
    }

    /// An import of tier prices.
    public static func tierPrices(
        _ shop: any TierPriceImporting, _ currency: Currency, _ options: ImportOptions, _ listeners: ImportListeners,
        reopen: @escaping ProductImport.Opening
    ) -> SheetImport {
        SheetImport(TierPriceSheet(shop, options.behavior, currency), options, listeners, reopen: reopen)
    }

    /// An import of what products cost from when on.
    public static func priceHistory(
        _ shop: any PriceHistoryImporting, _ currency: Currency, _ options: ImportOptions,
        _ listeners: ImportListeners, reopen: @escaping ProductImport.Opening
    ) -> SheetImport {
        SheetImport(PriceHistorySheet(shop, options.behavior, currency), options, listeners, reopen: reopen)
    }

    /// An import of attributes.
    public static func attributes(
        _ shop: any AttributeSaving, _ stores: StoreTree, _ options: ImportOptions, _ listeners: ImportListeners,
        reopen: @escaping ProductImport.Opening
    ) -> SheetImport {
        SheetImport(AttributeSheet(shop, options.behavior, stores), options, listeners, reopen: reopen)
    }

    /// An import of categories.
    public static func categories(
        _ shop: any CategorySaving, _ stores: StoreTree, _ options: ImportOptions, _ listeners: ImportListeners,
        reopen: @escaping ProductImport.Opening
    ) -> SheetImport {
        SheetImport(CategorySheet(shop, options.behavior, stores), options, listeners, reopen: reopen)
    }
}
