-- The keys that tokens are signed with: the newest signs, the one before it is still taken.
CREATE TABLE signing_key (
  id INT UNSIGNED NOT NULL,
  secret VARBINARY(64) NOT NULL,
  created_at DATETIME NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
