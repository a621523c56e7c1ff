-- Products shown beside another: related, up-sell, cross-sell.
CREATE TABLE product_link (
  product_id INT UNSIGNED NOT NULL,
  kind ENUM('related', 'upsell', 'crosssell') NOT NULL,
  linked_id INT UNSIGNED NOT NULL,
  position INT NOT NULL DEFAULT 0,
  PRIMARY KEY (product_id, kind, linked_id),
  KEY product_link_linked (linked_id),
  CONSTRAINT product_link_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE,
  CONSTRAINT product_link_linked FOREIGN KEY (linked_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
