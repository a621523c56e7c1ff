-- Failed sign-ins by name, whether there is such a name or not; after so many it is refused until locked_until.
-- The name is kept as its SHA-256: people type passwords into the wrong field.
CREATE TABLE sign_in_failure (
  user_type TINYINT UNSIGNED NOT NULL,
  name_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  failures SMALLINT UNSIGNED NOT NULL,
  locked_until DATETIME NOT NULL,
  PRIMARY KEY (user_type, name_digest),
  KEY sign_in_failure_locked_until (locked_until)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
