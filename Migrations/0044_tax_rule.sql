-- Which rates hold for which products and customers; rates of one priority are added.
CREATE TABLE tax_rule (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code VARCHAR(255) NOT NULL,
  priority INT UNSIGNED NOT NULL DEFAULT 0,
  position INT UNSIGNED NOT NULL DEFAULT 0,
  calculate_subtotal TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY tax_rule_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
