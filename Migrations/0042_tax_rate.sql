-- Rates of tax by place: region 0 is the whole country; postcodes are a pattern, or the range from zip_from to zip_to.
CREATE TABLE tax_rate (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code VARCHAR(255) NOT NULL,
  country_code CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  region_id INT UNSIGNED NOT NULL DEFAULT 0,
  postcode VARCHAR(32) NOT NULL DEFAULT '*',
  zip_from BIGINT UNSIGNED NULL,
  zip_to BIGINT UNSIGNED NULL,
  percent DECIMAL(12,4) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY tax_rate_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
