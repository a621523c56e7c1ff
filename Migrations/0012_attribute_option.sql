-- The options of select and multiselect attributes.
CREATE TABLE attribute_option (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  attribute_id SMALLINT UNSIGNED NOT NULL,
  position INT NOT NULL DEFAULT 0,
  swatch VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (id),
  KEY attribute_option_attribute (attribute_id, position),
  CONSTRAINT attribute_option_attribute FOREIGN KEY (attribute_id) REFERENCES attribute (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
