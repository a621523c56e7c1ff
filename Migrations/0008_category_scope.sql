-- What a category says in each scope; NULL inherits from scope 0.
CREATE TABLE category_scope (
  category_id INT UNSIGNED NOT NULL,
  store_id SMALLINT UNSIGNED NOT NULL,
  name VARCHAR(255) NULL,
  url_key VARCHAR(255) NULL,
  description MEDIUMTEXT NULL,
  meta_title VARCHAR(255) NULL,
  PRIMARY KEY (category_id, store_id),
  CONSTRAINT category_scope_category FOREIGN KEY (category_id) REFERENCES category (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
