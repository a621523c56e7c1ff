-- The demo shop's stores, languages, VAT and delivery. `vitrine up` runs it once, when the shop is empty; attributes,
-- categories and products are imported after it.
UPDATE website SET name = 'Vitrine' WHERE id = 1;
UPDATE store_group SET name = 'Boutique' WHERE id = 1;
UPDATE store_view SET name = 'Boutique FR', position = 10 WHERE id = 1;
INSERT INTO store_view (id, code, name, website_id, store_group_id, is_active, position) VALUES
  (2, 'en', 'Shop EN', 1, 1, 1, 20);
INSERT INTO config_value (path, scope, scope_id, value) VALUES
  ('general/locale/code', 'default', 0, 'fr_FR'),
  ('general/locale/code', 'stores', 2, 'en_US'),
  ('general/locale/weight_unit', 'default', 0, 'kgs'),
  ('general/store_information/name', 'default', 0, 'Vitrine'),
  ('general/store_information/country_id', 'default', 0, 'FR'),
  ('webapi/webapisecurity/allow_insecure', 'default', 0, '1'),
  ('tax/classes/shipping_tax_class', 'default', 0, '2'),
  ('tax/calculation/algorithm', 'default', 0, 'TOTAL_BASE_CALCULATION'),
  ('tax/calculation/price_includes_tax', 'default', 0, '1'),
  ('tax/calculation/shipping_includes_tax', 'default', 0, '1'),
  ('tax/calculation/apply_after_discount', 'default', 0, '1'),
  ('tax/calculation/discount_tax', 'default', 0, '1'),
  ('tax/display/type', 'default', 0, '2'),
  ('tax/display/shipping', 'default', 0, '2'),
  ('tax/cart_display/price', 'default', 0, '2'),
  ('tax/cart_display/subtotal', 'default', 0, '2'),
  ('tax/cart_display/shipping', 'default', 0, '2'),
  ('shipping/origin/country_id', 'default', 0, 'FR'),
  ('shipping/origin/region_id', 'default', 0, ''),
  ('shipping/origin/postcode', 'default', 0, '75002'),
  ('carriers/flatrate/title', 'default', 0, 'Livraison à domicile'),
  ('carriers/flatrate/title', 'stores', 2, 'Home delivery'),
  ('carriers/flatrate/name', 'default', 0, 'Colis suivi'),
  ('carriers/flatrate/name', 'stores', 2, 'Tracked parcel'),
  ('carriers/flatrate/type', 'default', 0, 'O'),
  ('carriers/flatrate/price', 'default', 0, '4.90'),
  ('carriers/flatrate/sort_order', 'default', 0, '20'),
  ('carriers/freeshipping/active', 'default', 0, '1'),
  ('carriers/freeshipping/title', 'default', 0, 'Livraison à domicile'),
  ('carriers/freeshipping/title', 'stores', 2, 'Home delivery'),
  ('carriers/freeshipping/name', 'default', 0, 'Offerte'),
  ('carriers/freeshipping/name', 'stores', 2, 'Free'),
  ('carriers/freeshipping/free_shipping_subtotal', 'default', 0, '69.00'),
  ('carriers/freeshipping/tax_including', 'default', 0, '1'),
  ('carriers/freeshipping/sort_order', 'default', 0, '10')
ON DUPLICATE KEY UPDATE value = VALUES(value);
-- Standard rates of VAT in the European Union, September 2026. Clothing for women has no reduced rate anywhere in it.
INSERT INTO tax_rate (id, code, country_code, percent) VALUES
  (3, 'AT-20', 'AT', 20.0000),
  (4, 'BE-21', 'BE', 21.0000),
  (5, 'BG-20', 'BG', 20.0000),
  (6, 'HR-25', 'HR', 25.0000),
  (7, 'CY-19', 'CY', 19.0000),
  (8, 'CZ-21', 'CZ', 21.0000),
  (9, 'DK-25', 'DK', 25.0000),
  (10, 'EE-24', 'EE', 24.0000),
  (11, 'FI-25.5', 'FI', 25.5000),
  (12, 'FR-20', 'FR', 20.0000),
  (13, 'DE-19', 'DE', 19.0000),
  (14, 'GR-24', 'GR', 24.0000),
  (15, 'HU-27', 'HU', 27.0000),
  (16, 'IE-23', 'IE', 23.0000),
  (17, 'IT-22', 'IT', 22.0000),
  (18, 'LV-21', 'LV', 21.0000),
  (19, 'LT-21', 'LT', 21.0000),
  (20, 'LU-17', 'LU', 17.0000),
  (21, 'MT-18', 'MT', 18.0000),
  (22, 'NL-21', 'NL', 21.0000),
  (23, 'PL-23', 'PL', 23.0000),
  (24, 'PT-23', 'PT', 23.0000),
  (25, 'RO-21', 'RO', 21.0000),
  (26, 'SK-23', 'SK', 23.0000),
  (27, 'SI-22', 'SI', 22.0000),
  (28, 'ES-21', 'ES', 21.0000),
  (29, 'SE-25', 'SE', 25.0000);
INSERT INTO tax_rule (id, code) VALUES (1, 'TVA');
INSERT INTO tax_rule_member (tax_rule_id, kind, place, member_id) VALUES
  (1, 'customer', 0, 3), (1, 'product', 0, 2),
  (1, 'rate', 0, 3), (1, 'rate', 1, 4), (1, 'rate', 2, 5), (1, 'rate', 3, 6), (1, 'rate', 4, 7),
  (1, 'rate', 5, 8), (1, 'rate', 6, 9), (1, 'rate', 7, 10), (1, 'rate', 8, 11), (1, 'rate', 9, 12),
  (1, 'rate', 10, 13), (1, 'rate', 11, 14), (1, 'rate', 12, 15), (1, 'rate', 13, 16), (1, 'rate', 14, 17),
  (1, 'rate', 15, 18), (1, 'rate', 16, 19), (1, 'rate', 17, 20), (1, 'rate', 18, 21), (1, 'rate', 19, 22),
  (1, 'rate', 20, 23), (1, 'rate', 21, 24), (1, 'rate', 22, 25), (1, 'rate', 23, 26), (1, 'rate', 24, 27),
  (1, 'rate', 25, 28), (1, 'rate', 26, 29);
UPDATE category_scope SET name = 'Boutique' WHERE category_id = 2 AND store_id = 0;
