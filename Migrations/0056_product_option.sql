-- Custom options: what a shopper chooses or writes for a product without variants.
CREATE TABLE product_option (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  product_id INT UNSIGNED NOT NULL,
  kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  is_required TINYINT(1) NOT NULL DEFAULT 0,
  sku VARCHAR(64) NULL,
  position INT NOT NULL DEFAULT 0,
  characters_max INT UNSIGNED NULL,
  file_extensions VARCHAR(255) NULL,
  image_width SMALLINT UNSIGNED NULL,
  image_height SMALLINT UNSIGNED NULL,
  PRIMARY KEY (id),
  KEY product_option_product (product_id, position),
  CONSTRAINT product_option_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
