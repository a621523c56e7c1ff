package import Catalog

/// What an administrator's token reads and changes of the catalogue, on the writer. One per loop.
package final class CatalogAdministration {
    /// Products as they were just written.
    package let products: any ProductReading
    package let saving: any ProductSaving
    /// Lists on the writer.
    package let search: any ProductSearching
    package let prices: any PriceKeeping & PriceVocabulary
    package let stock: any StockKeeping
    package let media: any MediaKeeping
    package let attributes: any AttributeSaving
    package let categories: any CategorySaving
    package let categoryProducts: any CategoryProductListing

    /// The administration of one loop.
    package init(
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
