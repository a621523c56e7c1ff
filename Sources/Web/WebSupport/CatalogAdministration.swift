public import Catalog

/// What an administrator's token reads and changes of the catalogue, on the writer. One per loop.
public final class CatalogAdministration {
    /// Products as they were just written.
    public let products: any ProductReading
    public let saving: any ProductSaving
    /// Lists on the writer.
    public let search: any ProductSearching
    public let prices: any PriceKeeping & PriceVocabulary
    public let stock: any StockKeeping
    public let media: any MediaKeeping
    public let attributes: any AttributeSaving
    public let categories: any CategorySaving
    public let categoryProducts: any CategoryProductListing

    /// The administration of one loop.
    public init(
        products: any ProductReading, saving: any ProductSaving, search: any ProductSearching,
        prices: any PriceKeeping & PriceVocabulary, stock: any StockKeeping, media: any MediaKeeping,
        attributes: any AttributeSaving, categories: any CategorySaving,
        categoryProducts: any CategoryProductListing
    ) {
        (self.products, self.saving, self.search) = (products, saving, search)
        (self.prices, self.stock, self.media) = (prices, stock, media)
        (self.attributes, self.categories, self.categoryProducts) = (attributes, categories, categoryProducts)
    }
}
