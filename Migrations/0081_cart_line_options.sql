-- What was chosen of a product's custom options, as a JSON list of [option, value]. The same variant with other options
-- is another line, so that a variant is no longer unique in a cart; a cart's lock keeps equal lines from being made.
ALTER TABLE cart_line
  ADD COLUMN chosen_options TEXT NULL,
  ADD KEY cart_line_cart (cart_id),
  DROP KEY cart_line_variant;
