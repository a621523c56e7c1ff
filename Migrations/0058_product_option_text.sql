-- Titles and prices of custom options (value_id 0) and of their values, by store view; NULL inherits.
CREATE TABLE product_option_text (
  option_id INT UNSIGNED NOT NULL,
  value_id INT UNSIGNED NOT NULL DEFAULT 0,
  store_id SMALLINT UNSIGNED NOT NULL,
  title VARCHAR(255) NULL,
  price DECIMAL(20,6) NULL,
  price_type ENUM('fixed', 'percent') NULL,
  PRIMARY KEY (option_id, value_id, store_id),
  CONSTRAINT product_option_text_option FOREIGN KEY (option_id) REFERENCES product_option (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
