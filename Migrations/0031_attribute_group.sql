-- The groups of a set's attributes, as an editor of products shows them. Magento's 16 to 19 are those of orders.
CREATE TABLE attribute_group (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  attribute_set_id SMALLINT UNSIGNED NOT NULL,
  name VARCHAR(191) NOT NULL,
  code VARCHAR(191) NOT NULL,
  position SMALLINT NOT NULL DEFAULT 0,
  is_default TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY attribute_group_code (attribute_set_id, code),
  KEY attribute_group_position (attribute_set_id, position),
  CONSTRAINT attribute_group_set FOREIGN KEY (attribute_set_id) REFERENCES attribute_set (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci AUTO_INCREMENT=21;
