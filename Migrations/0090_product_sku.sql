-- Programs look products up by the SKU as it is written: a filter on it must not read all products.
ALTER TABLE product ADD KEY product_sku (sku), ALGORITHM=INPLACE, LOCK=NONE;
