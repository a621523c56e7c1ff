-- What products cost from a moment (UTC) on, reductions included, in the default scope: every write of a price appends.
-- A reduction that is announced names the lowest price of the 30 days before it (L. 112-1-1 Code de la consommation).
CREATE TABLE price_history (
  product_id INT UNSIGNED NOT NULL,
  changed_at DATETIME NOT NULL,
  price DECIMAL(20,6) NOT NULL,
  PRIMARY KEY (product_id, changed_at),
  CONSTRAINT price_history_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
