-- What each source has on hand, by SKU (Magento's inventory_source_item).
CREATE TABLE source_item (
  sku VARCHAR(64) NOT NULL,
  source_code VARCHAR(64) NOT NULL DEFAULT 'default',
  quantity DECIMAL(12,4) NOT NULL DEFAULT 0,
  status TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (sku, source_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
