-- The position of the last committed change that shoppers can see. Its row lock makes the order of positions the order of commits.
CREATE TABLE change_head (
  id TINYINT UNSIGNED NOT NULL,
  position BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
