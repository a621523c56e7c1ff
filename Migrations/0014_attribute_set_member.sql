-- Which attributes are in which set.
CREATE TABLE attribute_set_member (
  attribute_set_id SMALLINT UNSIGNED NOT NULL,
  attribute_id SMALLINT UNSIGNED NOT NULL,
  position INT NOT NULL DEFAULT 0,
  PRIMARY KEY (attribute_set_id, attribute_id),
  KEY attribute_set_member_attribute (attribute_id),
  CONSTRAINT attribute_set_member_set FOREIGN KEY (attribute_set_id) REFERENCES attribute_set (id) ON DELETE CASCADE,
  CONSTRAINT attribute_set_member_attribute FOREIGN KEY (attribute_id) REFERENCES attribute (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
