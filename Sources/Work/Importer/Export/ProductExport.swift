import Basics
public import Catalog
import Commerce

/// Writes all products in Magento's format (import-csv §11), a page at a time: memory holds one page.
///
/// The default row comes first, then a row for each store view that says something itself. What Magento's own format
/// cannot give back, this can: values are in quotes where they hold a separator, dates are ISO, slashes in names of
/// categories are escaped. Taking the file in again changes nothing.
public final class ProductExport {
    private let shop: any CatalogueExporting
    private let reference: Reference
    private let write: ([UInt8]) throws -> Void
    private let tree: CategoryTree

    /// An export of a shop; `write` takes the bytes as they come.
    public init(
        of shop: any CatalogueExporting, _ reference: Reference, to write: @escaping ([UInt8]) throws -> Void
    ) {
        (self.shop, self.reference, self.write) = (shop, reference, write)
        tree = reference.categories
    }

    /// Writes all products and gives the number of rows. Ends early with what `write` throws.
    public func run() async throws -> Int {
        let names = try await shop.names()
        let table = try CSVWriter(ProductExport.header, to: write)
        var (rows, last) = (0, ProductID(0))
        while true {
            let records = try await shop.records(after: last)
            guard let end = records.last else { return rows }
            for record in records {
                let cells = ProductCells(record, names, reference)
                try table.row(cells.defaultRow())
                rows += 1
                for store in reference.stores.all {
                    guard let row = cells.row(of: store) else { continue }
                    try table.row(row)
                    rows += 1
                }
            }
            last = end.product.id
        }
    }

    /// The columns in Magento's order.
    static let header = """
        sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,description,\
        short_description,weight,product_online,tax_class_name,visibility,price,special_price,special_price_from_date,\
        special_price_to_date,url_key,meta_title,meta_keywords,meta_description,base_image,base_image_label,\
        small_image,small_image_label,thumbnail_image,thumbnail_image_label,swatch_image,swatch_image_label,created_at,\
        updated_at,new_from_date,new_to_date,display_product_options_in,map_price,msrp_price,map_enabled,\
        gift_message_available,custom_design,custom_design_from,custom_design_to,custom_layout_update,page_layout,\
        product_options_container,msrp_display_actual_price_type,country_of_manufacture,additional_attributes,qty,\
        out_of_stock_qty,use_config_min_qty,is_qty_decimal,allow_backorders,use_config_backorders,min_cart_qty,\
        use_config_min_sale_qty,max_cart_qty,use_config_max_sale_qty,is_in_stock,notify_on_stock_below,\
        use_config_notify_stock_qty,manage_stock,use_config_manage_stock,use_config_qty_increments,qty_increments,\
        use_config_enable_qty_inc,enable_qty_increments,is_decimal_divided,website_id,related_skus,related_position,\
        crosssell_skus,crosssell_position,upsell_skus,upsell_position,additional_images,additional_image_labels,\
        hide_from_product_page,custom_options,bundle_price_type,bundle_sku_type,bundle_price_view,bundle_weight_type,\
        bundle_values,bundle_shipment_type,associated_skus,downloadable_links,downloadable_samples,\
        configurable_variations,configurable_variation_labels
        """.split(separator: ",").map(String.init)
}
