-- The values that a choosing custom option offers.
CREATE TABLE product_option_value (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  option_id INT UNSIGNED NOT NULL,
  sku VARCHAR(64) NULL,
  position INT NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  KEY product_option_value_option (option_id, position),
  CONSTRAINT product_option_value_option FOREIGN KEY (option_id) REFERENCES product_option (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
