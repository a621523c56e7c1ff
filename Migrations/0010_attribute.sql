-- The attribute registry: which attributes products have, their input type and scope. Built-in ones keep Magento's numbers.
CREATE TABLE attribute (
  id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  input VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  scope ENUM('global', 'website', 'store') NOT NULL,
  is_required TINYINT(1) NOT NULL DEFAULT 0,
  is_filterable TINYINT(1) NOT NULL DEFAULT 0,
  is_visible_on_front TINYINT(1) NOT NULL DEFAULT 0,
  is_user_defined TINYINT(1) NOT NULL DEFAULT 1,
  position INT NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY attribute_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
