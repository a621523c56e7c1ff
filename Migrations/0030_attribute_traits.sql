-- What Magento says of an attribute beyond its input, and the attributes of categories beside those of products.
-- backend_type: the form of its values (Magento's table suffix); static ones live neither in product_scope nor in
-- product_value. is_filterable: 1 narrows lists by options that have products, 2 by all options. apply_to: product
-- types, NULL for all.
ALTER TABLE attribute
  ADD COLUMN entity ENUM('product', 'category') NOT NULL DEFAULT 'product' AFTER id,
  ADD COLUMN backend_type ENUM('static', 'varchar', 'text', 'int', 'decimal', 'datetime') NULL AFTER input,
  ADD COLUMN is_unique TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN is_visible TINYINT(1) NOT NULL DEFAULT 1,
  ADD COLUMN is_searchable TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN is_visible_in_advanced_search TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN is_comparable TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN is_used_for_promo_rules TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN is_filterable_in_search TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN used_in_product_listing TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN used_for_sort_by TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN is_html_allowed_on_front TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN is_wysiwyg_enabled TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN is_used_in_grid TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN is_visible_in_grid TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN is_filterable_in_grid TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN apply_to VARCHAR(255) NULL,
  ADD COLUMN default_value TEXT NULL,
  ADD COLUMN note VARCHAR(255) NULL,
  ADD COLUMN frontend_class VARCHAR(255) NULL,
  ADD COLUMN backend_model VARCHAR(255) NULL,
  ADD COLUMN source_model VARCHAR(255) NULL,
  MODIFY COLUMN is_filterable TINYINT UNSIGNED NOT NULL DEFAULT 0,
  DROP INDEX attribute_code,
  ADD UNIQUE KEY attribute_code (entity, code),
  ALGORITHM=COPY, LOCK=SHARED;
