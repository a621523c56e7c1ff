-- Prices from a quantity on or for a group of customers; website 0 is all, group 32000 everybody. Either a price or a
-- reduction in percent.
CREATE TABLE tier_price (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  product_id INT UNSIGNED NOT NULL,
  website_id SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  customer_group_id SMALLINT UNSIGNED NOT NULL,
  quantity DECIMAL(12,4) NOT NULL,
  price DECIMAL(20,6) NULL,
  percent DECIMAL(7,4) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY tier_price_tier (product_id, customer_group_id, quantity, website_id),
  CONSTRAINT tier_price_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
