-- What a store view says of a picture; NULL inherits.
CREATE TABLE product_media_scope (
  media_id INT UNSIGNED NOT NULL,
  store_id SMALLINT UNSIGNED NOT NULL,
  label VARCHAR(255) NULL,
  position INT NULL,
  is_disabled TINYINT(1) NULL,
  roles VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (media_id, store_id),
  CONSTRAINT product_media_scope_media FOREIGN KEY (media_id) REFERENCES product_media (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
