-- Magento's options 1 to 3 are those of customers: the merchant's first one is 4.
ALTER TABLE attribute_option AUTO_INCREMENT = 4;
