-- Guests' carts (Magento's quote). last_write is random, so that a commit whose answer was lost can be recognised.
CREATE TABLE cart (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  masked_id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_id SMALLINT UNSIGNED NOT NULL,
  last_write BIGINT UNSIGNED NOT NULL DEFAULT 0,
  created_at DATETIME NOT NULL,
  updated_at DATETIME NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY cart_masked_id (masked_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
