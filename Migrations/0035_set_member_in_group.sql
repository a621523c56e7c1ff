-- Every member of a set is in a group; without its group it leaves the set.
ALTER TABLE attribute_set_member
  MODIFY COLUMN group_id INT UNSIGNED NOT NULL,
  ADD CONSTRAINT attribute_set_member_group FOREIGN KEY (group_id) REFERENCES attribute_group (id) ON DELETE CASCADE,
  ALGORITHM=COPY, LOCK=SHARED;
