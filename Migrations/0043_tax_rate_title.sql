-- What store views call a tax rate where that is not its code.
CREATE TABLE tax_rate_title (
  tax_rate_id INT UNSIGNED NOT NULL,
  store_id SMALLINT UNSIGNED NOT NULL,
  title VARCHAR(255) NOT NULL,
  PRIMARY KEY (tax_rate_id, store_id),
  CONSTRAINT tax_rate_title_rate FOREIGN KEY (tax_rate_id) REFERENCES tax_rate (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
