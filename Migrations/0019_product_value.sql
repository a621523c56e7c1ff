-- Values of the merchant's own attributes, a row each; a multiselect has a row an option.
CREATE TABLE product_value (
  product_id INT UNSIGNED NOT NULL,
  store_id SMALLINT UNSIGNED NOT NULL,
  attribute_id SMALLINT UNSIGNED NOT NULL,
  ordinal SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  option_id INT UNSIGNED NULL,
  number_value DECIMAL(20,6) NULL,
  date_value DATETIME NULL,
  text_value MEDIUMTEXT NULL,
  PRIMARY KEY (product_id, store_id, attribute_id, ordinal),
  KEY product_value_option (attribute_id, store_id, option_id),
  KEY product_value_number (attribute_id, store_id, number_value),
  KEY product_value_text (attribute_id, store_id, text_value(64)),
  CONSTRAINT product_value_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
