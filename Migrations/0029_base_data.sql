-- Base data with Magento's own numbers, because clients hard-code them.
INSERT INTO change_head (id, position) VALUES (1, 0);
SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
INSERT INTO website (id, code, name, position) VALUES (0, 'admin', 'Admin', 0), (1, 'base', 'Main Website', 0);
INSERT INTO store_group (id, website_id, code, name, root_category_id, default_store_id) VALUES
  (0, 0, 'default', 'Default', 0, 0), (1, 1, 'main_website_store', 'Main Website Store', 2, 1);
INSERT INTO store_view (id, code, name, website_id, store_group_id, locale, is_active, position) VALUES
  (0, 'admin', 'Admin', 0, 0, 'fr_FR', 1, 0), (1, 'default', 'Default Store View', 1, 1, 'fr_FR', 1, 0);
INSERT INTO config_value (path, scope, scope_id, value) VALUES
  ('currency/options/base', 'default', 0, 'EUR'),
  ('general/locale/timezone', 'default', 0, 'Europe/Paris'),
  ('tax/defaults/country', 'default', 0, 'FR'),
  ('webapi/webapisecurity/allow_insecure', 'default', 0, '0');
INSERT INTO category (id, parent_id, position, is_active, is_in_menu, is_anchor) VALUES (1, NULL, 0, 1, 1, 0), (2, 1, 1, 1, 1, 1);
INSERT INTO category_scope (category_id, store_id, name) VALUES (1, 0, 'Root Catalog'), (2, 0, 'Default Category');
INSERT INTO attribute_set (id, name, position) VALUES (4, 'Default', 1);
INSERT INTO tax_class (id, name, kind) VALUES (2, 'Taxable Goods', 'PRODUCT'), (3, 'Retail Customer', 'CUSTOMER');
INSERT INTO vat_rate (country_code, tax_class_id, percent) VALUES
  ('AT', 2, 20.0000),
  ('BE', 2, 21.0000),
  ('BG', 2, 20.0000),
  ('HR', 2, 25.0000),
  ('CY', 2, 19.0000),
  ('CZ', 2, 21.0000),
  ('DK', 2, 25.0000),
  ('EE', 2, 24.0000),
  ('FI', 2, 25.5000),
  ('FR', 2, 20.0000),
  ('DE', 2, 19.0000),
  ('GR', 2, 24.0000),
  ('HU', 2, 27.0000),
  ('IE', 2, 23.0000),
  ('IT', 2, 22.0000),
  ('LV', 2, 21.0000),
  ('LT', 2, 21.0000),
  ('LU', 2, 17.0000),
  ('MT', 2, 18.0000),
  ('NL', 2, 21.0000),
  ('PL', 2, 23.0000),
  ('PT', 2, 23.0000),
  ('RO', 2, 21.0000),
  ('SK', 2, 23.0000),
  ('SI', 2, 22.0000),
  ('ES', 2, 21.0000),
  ('SE', 2, 25.0000);
INSERT INTO attribute (id, code, input, scope, is_required, is_filterable, is_visible_on_front, is_user_defined, position) VALUES
  (73, 'name', 'text', 'store', 1, 0, 0, 0, 10),
  (74, 'sku', 'text', 'global', 1, 0, 0, 0, 11),
  (75, 'description', 'textarea', 'store', 0, 0, 0, 0, 90),
  (76, 'short_description', 'textarea', 'store', 0, 0, 0, 0, 91),
  (77, 'price', 'price', 'global', 1, 1, 0, 0, 20),
  (78, 'special_price', 'price', 'website', 0, 0, 0, 0, 21),
  (79, 'special_from_date', 'date', 'website', 0, 0, 0, 0, 22),
  (80, 'special_to_date', 'date', 'website', 0, 0, 0, 0, 23),
  (82, 'weight', 'weight', 'global', 0, 0, 0, 0, 24),
  (84, 'meta_title', 'text', 'store', 0, 0, 0, 0, 92),
  (85, 'meta_keyword', 'textarea', 'store', 0, 0, 0, 0, 93),
  (86, 'meta_description', 'textarea', 'store', 0, 0, 0, 0, 94),
  (87, 'image', 'media_image', 'store', 0, 0, 0, 0, 1),
  (88, 'small_image', 'media_image', 'store', 0, 0, 0, 0, 2),
  (89, 'thumbnail', 'media_image', 'store', 0, 0, 0, 0, 3),
  (93, 'color', 'select', 'global', 0, 1, 1, 1, 100),
  (94, 'news_from_date', 'date', 'website', 0, 0, 0, 0, 25),
  (95, 'news_to_date', 'date', 'website', 0, 0, 0, 0, 26),
  (97, 'status', 'select', 'website', 0, 0, 0, 0, 12),
  (99, 'visibility', 'select', 'store', 0, 0, 0, 0, 13),
  (121, 'url_key', 'text', 'store', 0, 0, 0, 0, 30),
  (135, 'swatch_image', 'media_image', 'store', 0, 0, 0, 0, 4),
  (136, 'tax_class_id', 'select', 'website', 0, 0, 0, 0, 31);
INSERT INTO attribute_label (attribute_id, store_id, label) VALUES
  (73, 0, 'Product Name'),
  (74, 0, 'SKU'),
  (75, 0, 'Description'),
  (76, 0, 'Short Description'),
  (77, 0, 'Price'),
  (78, 0, 'Special Price'),
  (79, 0, 'Special Price From Date'),
  (80, 0, 'Special Price To Date'),
  (82, 0, 'Weight'),
  (84, 0, 'Meta Title'),
  (85, 0, 'Meta Keywords'),
  (86, 0, 'Meta Description'),
  (87, 0, 'Base'),
  (88, 0, 'Small'),
  (89, 0, 'Thumbnail'),
  (93, 0, 'Color'),
  (94, 0, 'Set Product as New from Date'),
  (95, 0, 'Set Product as New to Date'),
  (97, 0, 'Enable Product'),
  (99, 0, 'Visibility'),
  (121, 0, 'URL Key'),
  (135, 0, 'Swatch'),
  (136, 0, 'Tax Class');
INSERT INTO attribute_set_member (attribute_set_id, attribute_id, position) SELECT 4, id, position FROM attribute;
