-- The attributes of a new Magento 2.4 with its own numbers: categories' 45-72 and 118-120, products' the rest to 136.
-- The order in the set Default is Magento's, as far as its answers show it; where they show no more, one of several.
INSERT INTO attribute (
  id, entity, code, input, backend_type, scope, is_required, is_user_defined, is_filterable, position) VALUES
  (45, 'category', 'name', 'text', 'varchar', 'store', 1, 0, 0, 0),
  (46, 'category', 'is_active', 'select', 'int', 'store', 1, 0, 0, 0),
  (47, 'category', 'description', 'textarea', 'text', 'store', 0, 0, 0, 0),
  (48, 'category', 'image', 'image', 'varchar', 'store', 0, 0, 0, 0),
  (49, 'category', 'meta_title', 'text', 'varchar', 'store', 0, 0, 0, 0),
  (50, 'category', 'meta_keywords', 'textarea', 'text', 'store', 0, 0, 0, 0),
  (51, 'category', 'meta_description', 'textarea', 'text', 'store', 0, 0, 0, 0),
  (52, 'category', 'display_mode', 'select', 'varchar', 'store', 0, 0, 0, 0),
  (53, 'category', 'landing_page', 'select', 'int', 'store', 0, 0, 0, 0),
  (54, 'category', 'is_anchor', 'select', 'int', 'global', 0, 0, 0, 0),
  (55, 'category', 'path', 'text', 'static', 'global', 0, 0, 0, 0),
  (56, 'category', 'position', 'text', 'static', 'global', 0, 0, 0, 0),
  (57, 'category', 'all_children', 'text', 'text', 'global', 0, 0, 0, 0),
  (58, 'category', 'path_in_store', 'text', 'text', 'global', 0, 0, 0, 0),
  (59, 'category', 'children', 'text', 'text', 'global', 0, 0, 0, 0),
  (60, 'category', 'custom_design', 'select', 'varchar', 'store', 0, 0, 0, 0),
  (61, 'category', 'custom_design_from', 'date', 'datetime', 'store', 0, 0, 0, 0),
  (62, 'category', 'custom_design_to', 'date', 'datetime', 'store', 0, 0, 0, 0),
  (63, 'category', 'page_layout', 'select', 'varchar', 'store', 0, 0, 0, 0),
  (64, 'category', 'custom_layout_update', 'textarea', 'text', 'store', 0, 0, 0, 0),
  (65, 'category', 'level', 'text', 'static', 'global', 0, 0, 0, 0),
  (66, 'category', 'children_count', 'text', 'static', 'global', 0, 0, 0, 0),
  (67, 'category', 'available_sort_by', 'multiselect', 'text', 'store', 1, 0, 0, 0),
  (68, 'category', 'default_sort_by', 'select', 'varchar', 'store', 1, 0, 0, 0),
  (69, 'category', 'include_in_menu', 'select', 'int', 'store', 1, 0, 0, 0),
  (70, 'category', 'custom_use_parent_settings', 'select', 'int', 'store', 0, 0, 0, 0),
  (71, 'category', 'custom_apply_to_products', 'select', 'int', 'store', 0, 0, 0, 0),
  (72, 'category', 'filter_price_range', 'text', 'decimal', 'store', 0, 0, 0, 0),
  (118, 'category', 'custom_layout_update_file', 'select', 'varchar', 'store', 0, 0, 0, 0),
  (119, 'category', 'url_key', 'text', 'varchar', 'store', 0, 0, 0, 0),
  (120, 'category', 'url_path', 'text', 'varchar', 'store', 0, 0, 0, 0),
  (73, 'product', 'name', 'text', 'varchar', 'store', 1, 0, 0, 0),
  (74, 'product', 'sku', 'text', 'static', 'global', 1, 0, 0, 0),
  (75, 'product', 'description', 'textarea', 'text', 'store', 0, 0, 0, 0),
  (76, 'product', 'short_description', 'textarea', 'text', 'store', 0, 0, 0, 0),
  (77, 'product', 'price', 'price', 'decimal', 'global', 1, 0, 1, 0),
  (78, 'product', 'special_price', 'price', 'decimal', 'global', 0, 0, 0, 0),
  (79, 'product', 'special_from_date', 'date', 'datetime', 'website', 0, 0, 0, 0),
  (80, 'product', 'special_to_date', 'date', 'datetime', 'website', 0, 0, 0, 0),
  (81, 'product', 'cost', 'price', 'decimal', 'global', 0, 1, 0, 0),
  (82, 'product', 'weight', 'weight', 'decimal', 'global', 0, 0, 0, 0),
  (83, 'product', 'manufacturer', 'select', 'int', 'global', 0, 1, 1, 0),
  (84, 'product', 'meta_title', 'text', 'varchar', 'store', 0, 0, 0, 0),
  (85, 'product', 'meta_keyword', 'textarea', 'text', 'store', 0, 0, 0, 0),
  (86, 'product', 'meta_description', 'textarea', 'varchar', 'store', 0, 0, 0, 0),
  (87, 'product', 'image', 'media_image', 'varchar', 'store', 0, 0, 0, 0),
  (88, 'product', 'small_image', 'media_image', 'varchar', 'store', 0, 0, 0, 0),
  (89, 'product', 'thumbnail', 'media_image', 'varchar', 'store', 0, 0, 0, 0),
  (90, 'product', 'media_gallery', 'gallery', 'static', 'global', 0, 0, 0, 0),
  (91, 'product', 'old_id', 'text', 'int', 'global', 0, 0, 0, 0),
  (92, 'product', 'tier_price', 'text', 'decimal', 'website', 0, 0, 0, 0),
  (93, 'product', 'color', 'select', 'int', 'global', 0, 1, 1, 0),
  (94, 'product', 'news_from_date', 'date', 'datetime', 'website', 0, 0, 0, 0),
  (95, 'product', 'news_to_date', 'date', 'datetime', 'website', 0, 0, 0, 0),
  (96, 'product', 'gallery', 'gallery', 'varchar', 'global', 0, 0, 0, 0),
  (97, 'product', 'status', 'select', 'int', 'website', 0, 0, 0, 0),
  (98, 'product', 'minimal_price', 'price', 'decimal', 'store', 0, 0, 0, 0),
  (99, 'product', 'visibility', 'select', 'int', 'store', 0, 0, 0, 0),
  (100, 'product', 'custom_design', 'select', 'varchar', 'store', 0, 0, 0, 0),
  (101, 'product', 'custom_design_from', 'date', 'datetime', 'store', 0, 0, 0, 0),
  (102, 'product', 'custom_design_to', 'date', 'datetime', 'store', 0, 0, 0, 0),
  (103, 'product', 'custom_layout_update', 'textarea', 'text', 'store', 0, 0, 0, 0),
  (104, 'product', 'page_layout', 'select', 'varchar', 'store', 0, 0, 0, 0),
  (105, 'product', 'category_ids', 'text', 'static', 'global', 0, 0, 0, 0),
  (106, 'product', 'options_container', 'select', 'varchar', 'store', 0, 0, 0, 0),
  (107, 'product', 'required_options', 'text', 'static', 'global', 0, 0, 0, 0),
  (108, 'product', 'has_options', 'text', 'static', 'global', 0, 0, 0, 0),
  (109, 'product', 'image_label', 'text', 'varchar', 'store', 0, 0, 0, 0),
  (110, 'product', 'small_image_label', 'text', 'varchar', 'store', 0, 0, 0, 0),
  (111, 'product', 'thumbnail_label', 'text', 'varchar', 'store', 0, 0, 0, 0),
  (112, 'product', 'created_at', 'date', 'static', 'global', 1, 0, 0, 0),
  (113, 'product', 'updated_at', 'date', 'static', 'global', 1, 0, 0, 0),
  (114, 'product', 'country_of_manufacture', 'select', 'varchar', 'website', 0, 0, 0, 0),
  (115, 'product', 'quantity_and_stock_status', 'select', 'int', 'global', 0, 0, 0, 0),
  (116, 'product', 'custom_layout', 'select', 'varchar', 'store', 0, 0, 0, 0),
  (117, 'product', 'custom_layout_update_file', 'select', 'varchar', 'store', 0, 0, 0, 0),
  (121, 'product', 'url_key', 'text', 'varchar', 'store', 0, 0, 0, 0),
  (122, 'product', 'url_path', 'text', 'varchar', 'store', 0, 0, 0, 0),
  (123, 'product', 'msrp', 'price', 'decimal', 'global', 0, 0, 0, 0),
  (124, 'product', 'msrp_display_actual_price_type', 'select', 'varchar', 'website', 0, 0, 0, 0),
  (125, 'product', 'price_type', 'boolean', 'int', 'global', 1, 0, 0, 0),
  (126, 'product', 'sku_type', 'boolean', 'int', 'global', 1, 0, 0, 0),
  (127, 'product', 'weight_type', 'boolean', 'int', 'global', 1, 0, 0, 0),
  (128, 'product', 'price_view', 'select', 'int', 'global', 1, 0, 0, 0),
  (129, 'product', 'shipment_type', 'select', 'int', 'global', 1, 0, 0, 0),
  (130, 'product', 'links_purchased_separately', '', 'int', 'global', 1, 0, 0, 0),
  (131, 'product', 'samples_title', '', 'varchar', 'store', 1, 0, 0, 0),
  (132, 'product', 'links_title', '', 'varchar', 'store', 1, 0, 0, 0),
  (133, 'product', 'links_exist', '', 'int', 'global', 0, 0, 0, 0),
  (134, 'product', 'gift_message_available', 'select', 'varchar', 'global', 0, 0, 0, 0),
  (135, 'product', 'swatch_image', 'media_image', 'varchar', 'store', 0, 0, 0, 0),
  (136, 'product', 'tax_class_id', 'select', 'int', 'website', 0, 0, 0, 0)
ON DUPLICATE KEY UPDATE input = VALUES(input), backend_type = VALUES(backend_type), scope = VALUES(scope),
  is_required = VALUES(is_required), is_user_defined = VALUES(is_user_defined), position = VALUES(position);
UPDATE attribute SET is_visible = 0 WHERE id IN (55, 56, 57, 58, 59, 64, 65, 66, 120, 91, 98, 103, 107, 108, 109, 110,
  111, 112, 113, 122, 130, 131, 132, 133);
UPDATE attribute SET is_searchable = 1 WHERE id IN (119, 73, 74, 75, 76, 77, 83, 93, 97, 121, 136);
UPDATE attribute SET is_visible_in_advanced_search = 1 WHERE id IN (73, 74, 75, 76, 77, 83, 93);
UPDATE attribute SET is_comparable = 1 WHERE id IN (74, 75, 76, 83, 93);
UPDATE attribute SET used_in_product_listing = 1 WHERE id IN (73, 76, 77, 78, 79, 80, 87, 88, 89, 94, 95, 97, 107,
  109, 110, 111, 121, 123, 124, 125, 127, 128, 129, 130, 133, 135, 136);
UPDATE attribute SET used_for_sort_by = 1 WHERE id IN (73, 77);
UPDATE attribute SET is_html_allowed_on_front = 1 WHERE id IN (47, 75, 76);
UPDATE attribute SET is_wysiwyg_enabled = 1 WHERE id IN (47, 75, 76);
UPDATE attribute SET is_used_in_grid = 1 WHERE id IN (76, 78, 79, 80, 81, 82, 83, 84, 85, 86, 93, 94, 95, 100, 101,
  102, 104, 114, 116, 121, 123, 134, 136);
UPDATE attribute SET is_filterable_in_grid = 1 WHERE id IN (78, 81, 82, 83, 84, 85, 86, 93, 100, 114, 121, 123, 136);
UPDATE attribute SET is_unique = 1 WHERE id = 74;
UPDATE attribute SET frontend_class = 'validate-length maximum-length-255' WHERE id IN (73, 86);
UPDATE attribute SET frontend_class = 'validate-length maximum-length-64' WHERE id = 74;
UPDATE attribute SET note = 'Maximum 255 chars. Meta Description should optimally be between 150-160 characters'
WHERE id = 86;
UPDATE attribute SET default_value = '1' WHERE id IN (54, 69, 97, 115);
UPDATE attribute SET default_value = '4' WHERE id IN (99);
UPDATE attribute SET default_value = 'container2' WHERE id IN (106);
UPDATE attribute SET default_value = '0' WHERE id IN (124, 125, 126, 127, 129);
UPDATE attribute SET default_value = '2' WHERE id IN (136);
UPDATE attribute SET apply_to = 'simple,virtual,downloadable,bundle,configurable'
WHERE id IN (77, 78, 79, 80, 82, 98, 123, 124, 136);
UPDATE attribute SET apply_to = 'simple,virtual,downloadable' WHERE id IN (81);
UPDATE attribute SET apply_to = 'simple,configurable' WHERE id IN (83);
UPDATE attribute SET apply_to = 'simple,virtual,downloadable,bundle' WHERE id IN (92);
UPDATE attribute SET apply_to = 'simple,virtual,configurable' WHERE id IN (93);
UPDATE attribute SET apply_to = 'simple,bundle,configurable,grouped' WHERE id IN (114);
UPDATE attribute SET apply_to = 'bundle' WHERE id IN (125, 126, 127, 128, 129);
UPDATE attribute SET apply_to = 'downloadable' WHERE id IN (130, 131, 132, 133);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Category\\Attribute\\Backend\\Image' WHERE id IN (48);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Attribute\\Backend\\Startdate'
WHERE id IN (61, 79, 94, 101);
UPDATE attribute SET backend_model = 'Magento\\Eav\\Model\\Entity\\Attribute\\Backend\\Datetime'
WHERE id IN (62, 80, 95, 102);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Attribute\\Backend\\Customlayoutupdate'
WHERE id IN (64, 103);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Category\\Attribute\\Backend\\Sortby'
WHERE id IN (67, 68);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Category\\Attribute\\Backend\\LayoutUpdate'
WHERE id IN (118);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Backend\\Sku' WHERE id IN (74);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Backend\\Price'
WHERE id IN (77, 78, 81, 123);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Backend\\Weight' WHERE id IN (82);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Backend\\Tierprice'
WHERE id IN (92);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Backend\\Category'
WHERE id IN (105);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Backend\\Stock' WHERE id IN (115);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Backend\\LayoutUpdate'
WHERE id IN (117);
UPDATE attribute SET backend_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Backend\\Boolean'
WHERE id IN (124, 134);
UPDATE attribute SET source_model = 'Magento\\Eav\\Model\\Entity\\Attribute\\Source\\Boolean'
WHERE id IN (46, 54, 69, 70, 71);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Category\\Attribute\\Source\\Mode' WHERE id IN (52);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Category\\Attribute\\Source\\Page' WHERE id IN (53);
UPDATE attribute SET source_model = 'Magento\\Theme\\Model\\Theme\\Source\\Theme' WHERE id IN (60, 100);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Category\\Attribute\\Source\\Layout' WHERE id IN (63);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Category\\Attribute\\Source\\Sortby'
WHERE id IN (67, 68);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Category\\Attribute\\Source\\LayoutUpdate'
WHERE id IN (118);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Source\\Status' WHERE id IN (97);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Product\\Visibility' WHERE id IN (99);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Source\\Layout'
WHERE id IN (104, 116);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Entity\\Product\\Attribute\\Design\\Options\\Container'
WHERE id IN (106);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Source\\Countryofmanufacture'
WHERE id IN (114);
UPDATE attribute SET source_model = 'Magento\\CatalogInventory\\Model\\Source\\Stock' WHERE id IN (115);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Source\\LayoutUpdate'
WHERE id IN (117);
UPDATE attribute SET source_model = 'Magento\\Msrp\\Model\\Product\\Attribute\\Source\\Type\\Price' WHERE id IN (124);
UPDATE attribute SET source_model = 'Magento\\Bundle\\Model\\Product\\Attribute\\Source\\Price\\View'
WHERE id IN (128);
UPDATE attribute SET source_model = 'Magento\\Bundle\\Model\\Product\\Attribute\\Source\\Shipment\\Type'
WHERE id IN (129);
UPDATE attribute SET source_model = 'Magento\\Catalog\\Model\\Product\\Attribute\\Source\\Boolean' WHERE id IN (134);
UPDATE attribute SET source_model = 'Magento\\Tax\\Model\\TaxClass\\Source\\Product' WHERE id IN (136);
INSERT IGNORE INTO attribute_label (attribute_id, store_id, label) VALUES
  (45, 0, 'Name'),
  (46, 0, 'Is Active'),
  (47, 0, 'Description'),
  (48, 0, 'Image'),
  (49, 0, 'Page Title'),
  (50, 0, 'Meta Keywords'),
  (51, 0, 'Meta Description'),
  (52, 0, 'Display Mode'),
  (53, 0, 'CMS Block'),
  (54, 0, 'Is Anchor'),
  (55, 0, 'Path'),
  (56, 0, 'Position'),
  (60, 0, 'Custom Design'),
  (61, 0, 'Active From'),
  (62, 0, 'Active To'),
  (63, 0, 'Page Layout'),
  (64, 0, 'Custom Layout Update'),
  (65, 0, 'Level'),
  (66, 0, 'Children Count'),
  (67, 0, 'Available Product Listing Sort By'),
  (68, 0, 'Default Product Listing Sort By'),
  (69, 0, 'Include in Navigation Menu'),
  (70, 0, 'Use Parent Category Settings'),
  (71, 0, 'Apply To Products'),
  (72, 0, 'Layered Navigation Price Step'),
  (118, 0, 'Custom Layout Update'),
  (119, 0, 'URL Key'),
  (73, 0, 'Product Name'),
  (74, 0, 'SKU'),
  (75, 0, 'Description'),
  (76, 0, 'Short Description'),
  (77, 0, 'Price'),
  (78, 0, 'Special Price'),
  (79, 0, 'Special Price From Date'),
  (80, 0, 'Special Price To Date'),
  (81, 0, 'Cost'),
  (82, 0, 'Weight'),
  (83, 0, 'Manufacturer'),
  (84, 0, 'Meta Title'),
  (85, 0, 'Meta Keywords'),
  (86, 0, 'Meta Description'),
  (87, 0, 'Base'),
  (88, 0, 'Small'),
  (89, 0, 'Thumbnail'),
  (90, 0, 'Media Gallery'),
  (92, 0, 'Tier Price'),
  (93, 0, 'Color'),
  (94, 0, 'Set Product as New from Date'),
  (95, 0, 'Set Product as New to Date'),
  (96, 0, 'Image Gallery'),
  (97, 0, 'Enable Product'),
  (98, 0, 'Minimal Price'),
  (99, 0, 'Visibility'),
  (100, 0, 'New Theme'),
  (101, 0, 'Active From'),
  (102, 0, 'Active To'),
  (103, 0, 'Layout Update XML'),
  (104, 0, 'Layout'),
  (105, 0, 'Categories'),
  (106, 0, 'Display Product Options In'),
  (109, 0, 'Image Label'),
  (110, 0, 'Small Image Label'),
  (111, 0, 'Thumbnail Label'),
  (114, 0, 'Country of Manufacture'),
  (115, 0, 'Quantity'),
  (116, 0, 'New Layout'),
  (117, 0, 'Custom Layout Update'),
  (121, 0, 'URL Key'),
  (123, 0, 'Minimum Advertised Price'),
  (124, 0, 'Display Actual Price'),
  (125, 0, 'Dynamic Price'),
  (126, 0, 'Dynamic SKU'),
  (127, 0, 'Dynamic Weight'),
  (128, 0, 'Price View'),
  (129, 0, 'Ship Bundle Items'),
  (130, 0, 'Links can be purchased separately'),
  (131, 0, 'Samples title'),
  (132, 0, 'Links title'),
  (134, 0, 'Allow Gift Message'),
  (135, 0, 'Swatch'),
  (136, 0, 'Tax Class');
DELETE FROM attribute_set_member WHERE attribute_set_id = 4 AND attribute_id <= 136;
INSERT INTO attribute_set_member (attribute_set_id, group_id, attribute_id, position) VALUES
  (4, 7, 73, 10),
  (4, 7, 74, 20),
  (4, 13, 75, 110),
  (4, 13, 76, 100),
  (4, 7, 77, 30),
  (4, 8, 78, 3),
  (4, 8, 79, 4),
  (4, 8, 80, 5),
  (4, 8, 81, 6),
  (4, 7, 82, 70),
  (4, 9, 84, 20),
  (4, 9, 85, 30),
  (4, 9, 86, 40),
  (4, 10, 87, 1),
  (4, 10, 88, 2),
  (4, 10, 89, 3),
  (4, 10, 90, 4),
  (4, 7, 91, 6),
  (4, 8, 92, 7),
  (4, 7, 94, 90),
  (4, 7, 95, 100),
  (4, 10, 96, 5),
  (4, 7, 97, 5),
  (4, 8, 98, 8),
  (4, 7, 99, 80),
  (4, 14, 100, 40),
  (4, 14, 101, 20),
  (4, 14, 102, 30),
  (4, 11, 103, 10),
  (4, 11, 104, 5),
  (4, 7, 105, 80),
  (4, 11, 106, 6),
  (4, 7, 107, 14),
  (4, 7, 108, 15),
  (4, 7, 109, 16),
  (4, 7, 110, 17),
  (4, 7, 111, 18),
  (4, 7, 112, 19),
  (4, 7, 113, 20),
  (4, 7, 114, 110),
  (4, 7, 115, 60),
  (4, 14, 116, 50),
  (4, 11, 117, 51),
  (4, 9, 121, 10),
  (4, 7, 122, 11),
  (4, 8, 123, 9),
  (4, 8, 124, 10),
  (4, 7, 125, 31),
  (4, 7, 126, 21),
  (4, 7, 127, 71),
  (4, 8, 128, 11),
  (4, 15, 129, 1),
  (4, 7, 130, 111),
  (4, 7, 131, 112),
  (4, 7, 132, 113),
  (4, 7, 133, 114),
  (4, 20, 134, 10),
  (4, 10, 135, 4),
  (4, 7, 136, 40);
UPDATE attribute_set_member m JOIN attribute_group g ON g.attribute_set_id = m.attribute_set_id AND g.is_default = 1
SET m.group_id = g.id WHERE m.group_id IS NULL;
INSERT IGNORE INTO attribute_set_member (attribute_set_id, group_id, attribute_id, position)
SELECT s.id, g.id, m.attribute_id, m.position FROM attribute_set s JOIN attribute_set_member m ON m.attribute_set_id = 4
JOIN attribute_group o ON o.id = m.group_id JOIN attribute_group g ON g.attribute_set_id = s.id AND g.code = o.code
WHERE s.id <> 4 AND m.attribute_id <= 136;
