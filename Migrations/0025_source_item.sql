-- What each source has on hand, by product.sku_folded (Magento's inventory_source_item).
CREATE TABLE source_item (
  sku_folded VARCHAR(128) COLLATE utf8mb4_bin NOT NULL,
  source_code VARCHAR(64) NOT NULL DEFAULT 'default',
  quantity DECIMAL(12,4) NOT NULL DEFAULT 0,
  status TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (sku_folded, source_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
