-- Products: identity and kind. What they say is in product_scope and product_value. They are found by sku_folded, the
-- SKU in lower case as the program folds it: a collation that passes over case would pass over accents too.
CREATE TABLE product (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  sku VARCHAR(64) NOT NULL,
  sku_folded VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  kind ENUM('simple', 'virtual', 'configurable') NOT NULL,
  attribute_set_id SMALLINT UNSIGNED NOT NULL,
  created_at DATETIME NOT NULL,
  updated_at DATETIME NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY product_sku_folded (sku_folded)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
