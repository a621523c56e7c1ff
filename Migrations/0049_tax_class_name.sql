-- A name stands for one class of products and one of customers.
ALTER TABLE tax_class ADD UNIQUE KEY tax_class_name (name, kind), ALGORITHM=INPLACE, LOCK=NONE;
