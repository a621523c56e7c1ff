-- An attribute's place in a set has a number of its own (Magento's entity_attribute_id) and is in one of its groups.
ALTER TABLE attribute_set_member
  ADD COLUMN id INT UNSIGNED NOT NULL AUTO_INCREMENT FIRST,
  ADD COLUMN group_id INT UNSIGNED NULL AFTER attribute_set_id,
  ADD UNIQUE KEY attribute_set_member_number (id),
  ALGORITHM=COPY, LOCK=SHARED;
