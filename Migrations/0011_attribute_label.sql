-- Attribute labels by store view; scope 0 holds the default.
CREATE TABLE attribute_label (
  attribute_id SMALLINT UNSIGNED NOT NULL,
  store_id SMALLINT UNSIGNED NOT NULL,
  label VARCHAR(255) NOT NULL,
  PRIMARY KEY (attribute_id, store_id),
  CONSTRAINT attribute_label_attribute FOREIGN KEY (attribute_id) REFERENCES attribute (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
