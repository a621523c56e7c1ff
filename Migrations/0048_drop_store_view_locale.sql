-- The configuration has it: general/locale/code.
ALTER TABLE store_view DROP COLUMN locale, ALGORITHM=INPLACE, LOCK=NONE;
