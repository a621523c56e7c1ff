-- The store group that greets who comes without a store's code.
ALTER TABLE website
  ADD COLUMN default_group_id SMALLINT UNSIGNED NOT NULL DEFAULT 0 AFTER name, ALGORITHM=INPLACE, LOCK=NONE;
