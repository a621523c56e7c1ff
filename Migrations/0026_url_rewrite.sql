-- What the shop's paths lead to.
CREATE TABLE url_rewrite (
  store_id SMALLINT UNSIGNED NOT NULL,
  request_path VARCHAR(255) NOT NULL,
  kind ENUM('product', 'category', 'moved') NOT NULL,
  entity_id INT UNSIGNED NOT NULL DEFAULT 0,
  target_path VARCHAR(255) NULL,
  PRIMARY KEY (store_id, request_path),
  KEY url_rewrite_path (request_path),
  KEY url_rewrite_entity (kind, entity_id, store_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
