/// The objects that clients send of products, by Magento's fields.
enum ProductShapes {
    static let product: RESTShape = [
        "id": .integer, "sku": .text, "name": .text, "attribute_set_id": .integer, "price": .decimal,
        "status": .integer, "visibility": .integer, "type_id": .text, "created_at": .text, "updated_at": .text,
        "weight": .decimal, "extension_attributes": .object(extras),
        "product_links": .objects("Catalog.ProductLink", link),
        "options": .objects("Catalog.ProductCustomOption", option),
        "media_gallery_entries": .objects("Catalog.ProductAttributeMediaGalleryEntry", media),
        "tier_prices": .objects("Catalog.ProductTierPrice", tier),
        "custom_attributes": .customAttributes,
    ]

    private static let extras: RESTShape = [
        "website_ids": .integers, "category_links": .objects("Catalog.CategoryLink", categoryLink),
        "stock_item": .object(stockItem),
        "configurable_product_options": .objects("ConfigurableProduct.Option", axis),
        "configurable_product_links": .integers,
        "bundle_product_options": .anything, "downloadable_product_links": .anything,
        "downloadable_product_samples": .anything, "discounts": .anything,
    ]

    private static let categoryLink: RESTShape = [
        "position": .integer, "category_id": .text, "extension_attributes": .anything,
    ]

    static let stockItem: RESTShape = [
        "item_id": .integer, "product_id": .integer, "stock_id": .integer, "qty": .decimal, "is_in_stock": .flag,
        "is_qty_decimal": .flag, "show_default_notification_message": .flag, "use_config_min_qty": .flag,
        "min_qty": .decimal, "use_config_min_sale_qty": .integer, "min_sale_qty": .decimal,
        "use_config_max_sale_qty": .flag, "max_sale_qty": .decimal, "use_config_backorders": .flag,
        "backorders": .integer, "use_config_notify_stock_qty": .flag, "notify_stock_qty": .decimal,
        "use_config_qty_increments": .flag, "qty_increments": .decimal, "use_config_enable_qty_inc": .flag,
        "enable_qty_increments": .flag, "use_config_manage_stock": .flag, "manage_stock": .flag,
        "low_stock_date": .text, "is_decimal_divided": .flag, "stock_status_changed_auto": .integer,
        "extension_attributes": .anything,
    ]

    static let axis: RESTShape = [
        "id": .integer, "attribute_id": .text, "label": .text, "position": .integer, "is_use_default": .flag,
        "values": .objects(
            "ConfigurableProduct.OptionValue", ["value_index": .integer, "extension_attributes": .anything]),
        "product_id": .integer,
        "extension_attributes": .anything,
    ]

    static let link: RESTShape = [
        "sku": .text, "link_type": .text, "linked_product_sku": .text, "linked_product_type": .text,
        "position": .integer, "extension_attributes": .object(["qty": .decimal]),
    ]

    static let tier: RESTShape = [
        "customer_group_id": .integer, "qty": .decimal, "value": .decimal,
        "extension_attributes": .object(["percentage_value": .decimal, "website_id": .integer]),
    ]

    static let media: RESTShape = [
        "id": .integer, "media_type": .text, "label": .text, "position": .integer, "disabled": .flag,
        "types": .texts, "file": .text,
        "content": .object(["base64_encoded_data": .text, "type": .text, "name": .text]),
        "extension_attributes": .anything,
    ]

    static let option: RESTShape = [
        "product_sku": .text, "option_id": .integer, "title": .text, "type": .text, "sort_order": .integer,
        "is_require": .flag, "price": .decimal, "price_type": .text, "sku": .text, "file_extension": .text,
        "max_characters": .integer, "image_size_x": .integer, "image_size_y": .integer,
        "values": .objects("Catalog.ProductCustomOptionValues", optionValue), "extension_attributes": .anything,
    ]

    private static let optionValue: RESTShape = [
        "title": .text, "sort_order": .integer, "price": .decimal, "price_type": .text, "sku": .text,
        "option_type_id": .integer, "extension_attributes": .anything,
    ]
}
