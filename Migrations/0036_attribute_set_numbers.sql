-- Magento's sets 5 to 8 are those of orders and their documents: the merchant's first one is 9.
ALTER TABLE attribute_set AUTO_INCREMENT = 9;
