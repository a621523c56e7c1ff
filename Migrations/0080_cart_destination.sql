-- Where a cart is to be delivered, as far as an estimate was asked for; and a way to those that nobody touched for long.
ALTER TABLE cart
  ADD COLUMN country_code VARCHAR(2) NULL AFTER store_id,
  ADD COLUMN region_id INT UNSIGNED NOT NULL DEFAULT 0 AFTER country_code,
  ADD COLUMN postcode VARCHAR(20) NOT NULL DEFAULT '' AFTER region_id,
  ADD KEY cart_updated_at (updated_at);
