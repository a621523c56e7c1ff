-- The nodes that serve, and up to which position of the change feed each has rebuilt what it shows.
CREATE TABLE node (
  id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  host VARCHAR(255) NOT NULL,
  position BIGINT UNSIGNED NOT NULL,
  seen_at DATETIME NOT NULL,
  PRIMARY KEY (id),
  KEY node_seen (seen_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
