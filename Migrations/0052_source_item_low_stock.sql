-- Since when a source has less than the shop's team wants to be told of.
ALTER TABLE source_item
  ADD COLUMN low_stock_date DATETIME NULL,
  ALGORITHM=INPLACE, LOCK=NONE;
