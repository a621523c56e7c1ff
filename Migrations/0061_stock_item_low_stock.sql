-- Since when a product of which nobody said how many there are counts as low.
ALTER TABLE stock_item
  ADD COLUMN low_stock_date DATETIME NULL,
  ALGORITHM=INPLACE, LOCK=NONE;
