-- Which simple products a configurable one is bought as.
CREATE TABLE product_variant (
  parent_id INT UNSIGNED NOT NULL,
  child_id INT UNSIGNED NOT NULL,
  position INT NOT NULL DEFAULT 0,
  PRIMARY KEY (parent_id, child_id),
  KEY product_variant_child (child_id),
  CONSTRAINT product_variant_parent FOREIGN KEY (parent_id) REFERENCES product (id) ON DELETE CASCADE,
  CONSTRAINT product_variant_child FOREIGN KEY (child_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
