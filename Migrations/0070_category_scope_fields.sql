-- What a category says to search engines, and whether a store view shows it; NULL inherits from scope 0, whose answers to
-- the latter two are in `category`.
ALTER TABLE category_scope
  ADD COLUMN meta_keywords TEXT NULL,
  ADD COLUMN meta_description TEXT NULL,
  ADD COLUMN is_active TINYINT(1) NULL,
  ADD COLUMN is_in_menu TINYINT(1) NULL,
  ALGORITHM=COPY, LOCK=SHARED;
