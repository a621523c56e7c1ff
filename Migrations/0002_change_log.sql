-- What each change touched: the tags that caches drop. Nodes read it by primary-key range.
CREATE TABLE change_log (
  position BIGINT UNSIGNED NOT NULL,
  tag VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (position, tag),
  KEY change_log_created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
