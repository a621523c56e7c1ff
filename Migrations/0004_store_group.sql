-- Store groups: a catalogue root under a website.
CREATE TABLE store_group (
  id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  website_id SMALLINT UNSIGNED NOT NULL,
  code VARCHAR(32) NOT NULL,
  name VARCHAR(255) NOT NULL,
  root_category_id INT UNSIGNED NOT NULL,
  default_store_id SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
