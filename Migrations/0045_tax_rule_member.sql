-- A rule's customer classes, product classes and rates, in the order in which they were given.
CREATE TABLE tax_rule_member (
  tax_rule_id INT UNSIGNED NOT NULL,
  kind ENUM('customer', 'product', 'rate') NOT NULL,
  place SMALLINT UNSIGNED NOT NULL,
  member_id INT UNSIGNED NOT NULL,
  PRIMARY KEY (tax_rule_id, kind, place),
  KEY tax_rule_member_member (kind, member_id),
  CONSTRAINT tax_rule_member_rule FOREIGN KEY (tax_rule_id) REFERENCES tax_rule (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
