-- The shop's settings by Magento's paths and scopes.
CREATE TABLE config_value (
  path VARCHAR(191) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  scope ENUM('default', 'websites', 'stores') NOT NULL DEFAULT 'default',
  scope_id SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  value TEXT NULL,
  PRIMARY KEY (path, scope, scope_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
