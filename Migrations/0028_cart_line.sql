-- Lines of carts: what, which variant, how many. Names and prices are derived on reading.
CREATE TABLE cart_line (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  cart_id INT UNSIGNED NOT NULL,
  product_id INT UNSIGNED NOT NULL,
  variant_id INT UNSIGNED NOT NULL,
  quantity DECIMAL(12,4) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY cart_line_variant (cart_id, product_id, variant_id),
  KEY cart_line_product (product_id),
  KEY cart_line_variant_product (variant_id),
  CONSTRAINT cart_line_cart FOREIGN KEY (cart_id) REFERENCES cart (id) ON DELETE CASCADE,
  CONSTRAINT cart_line_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE,
  CONSTRAINT cart_line_variant FOREIGN KEY (variant_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
