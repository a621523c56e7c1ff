-- What the recordings' shop had undone by hand after its products were saved: a save in a store view had begun special
-- prices there (see fixtures.md).
UPDATE product_scope SET special_from = NULL WHERE store_id > 0;
UPDATE change_head SET position = position + 1 WHERE id = 1;
INSERT INTO change_log (position, tag) SELECT position, '*' FROM change_head;
