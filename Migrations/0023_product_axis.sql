-- The attributes by which a configurable product's variants differ.
CREATE TABLE product_axis (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  product_id INT UNSIGNED NOT NULL,
  attribute_id SMALLINT UNSIGNED NOT NULL,
  label VARCHAR(255) NULL,
  position SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY product_axis_attribute (product_id, attribute_id),
  CONSTRAINT product_axis_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
