-- Customer groups and tax as Magento's installer leaves them, with its numbers. Locales become configuration. A shop
-- that sells already keeps its rates of VAT: they become tax rates and a rule.
SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');
UPDATE website SET default_group_id = 1 WHERE id = 1;
INSERT INTO customer_group (id, code, tax_class_id) VALUES
  (0, 'NOT LOGGED IN', 3), (1, 'General', 3), (2, 'Wholesale', 3), (3, 'Retailer', 3);
INSERT INTO tax_rate (id, code, country_code, region_id, postcode, percent) VALUES
  (1, 'US-CA-*-Rate 1', 'US', 12, '*', 8.2500), (2, 'US-NY-*-Rate 1', 'US', 43, '*', 8.3750);
INSERT INTO config_value (path, scope, scope_id, value)
SELECT 'general/locale/code', 'default', 0, locale FROM store_view WHERE id = 0;
INSERT INTO config_value (path, scope, scope_id, value)
SELECT 'general/locale/code', 'stores', v.id, v.locale FROM store_view v
JOIN store_view a ON a.id = 0 WHERE v.locale <> a.locale;
INSERT INTO config_value (path, scope, scope_id, value) VALUES
  ('currency/options/allow', 'default', 0, 'EUR'),
  ('currency/options/default', 'default', 0, 'EUR'),
  ('general/country/default', 'default', 0, 'FR');
INSERT INTO tax_rate (code, country_code, percent)
SELECT CONCAT(country_code, '-', TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM percent))), country_code, percent
FROM vat_rate WHERE tax_class_id = 2 AND EXISTS (SELECT 1 FROM product) ORDER BY country_code;
INSERT INTO tax_rule (id, code)
SELECT 1, 'TVA' FROM vat_rate WHERE country_code = 'FR' AND tax_class_id = 2 AND EXISTS (SELECT 1 FROM product);
INSERT INTO tax_rule_member (tax_rule_id, kind, place, member_id)
SELECT id, 'customer', 0, 3 FROM tax_rule UNION SELECT id, 'product', 0, 2 FROM tax_rule;
INSERT INTO tax_rule_member (tax_rule_id, kind, place, member_id)
SELECT u.id, 'rate', r.id - 3, r.id FROM tax_rule u JOIN tax_rate r ON r.id > 2;
