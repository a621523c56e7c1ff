-- VAT by country and product tax class.
CREATE TABLE vat_rate (
  country_code CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tax_class_id SMALLINT UNSIGNED NOT NULL,
  percent DECIMAL(12,4) NOT NULL,
  PRIMARY KEY (country_code, tax_class_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
