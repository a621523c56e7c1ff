-- How a product is sold (Magento's stock item); NULL is as the shop's configuration says. Quantities are in source_item.
CREATE TABLE stock_item (
  product_id INT UNSIGNED NOT NULL,
  min_qty DECIMAL(12,4) NULL,
  min_sale_qty DECIMAL(12,4) NULL,
  max_sale_qty DECIMAL(12,4) NULL,
  notify_stock_qty DECIMAL(12,4) NULL,
  qty_increments DECIMAL(12,4) NULL,
  enable_qty_increments TINYINT(1) NULL,
  backorders TINYINT UNSIGNED NULL,
  manage_stock TINYINT(1) NULL,
  is_qty_decimal TINYINT(1) NOT NULL DEFAULT 0,
  is_decimal_divided TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (product_id),
  CONSTRAINT stock_item_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
