-- Option labels by store view; scope 0 holds the default, which imports match.
CREATE TABLE attribute_option_label (
  option_id INT UNSIGNED NOT NULL,
  store_id SMALLINT UNSIGNED NOT NULL,
  label VARCHAR(255) NOT NULL,
  PRIMARY KEY (option_id, store_id),
  CONSTRAINT attribute_option_label_option FOREIGN KEY (option_id) REFERENCES attribute_option (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
