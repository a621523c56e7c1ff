-- Clients of the API make products of kinds that this shop does not sell; they are kept and given back.
-- has_options: whether the product has rows in product_option, so that others are not asked for them.
ALTER TABLE product
  MODIFY COLUMN kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ADD COLUMN has_options TINYINT(1) NOT NULL DEFAULT 0,
  ALGORITHM=COPY, LOCK=SHARED;
