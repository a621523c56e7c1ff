-- On which websites a product is sold.
CREATE TABLE product_website (
  product_id INT UNSIGNED NOT NULL,
  website_id SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (product_id, website_id),
  CONSTRAINT product_website_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
