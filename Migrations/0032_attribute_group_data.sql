-- The groups of the set Default with Magento's numbers, and the same for sets that are there already.
INSERT INTO attribute_group (id, attribute_set_id, name, code, position, is_default) VALUES
  (7, 4, 'Product Details', 'product-details', 10, 1),
  (8, 4, 'Advanced Pricing', 'advanced-pricing', 40, 0),
  (9, 4, 'Search Engine Optimization', 'search-engine-optimization', 30, 0),
  (10, 4, 'Images', 'image-management', 20, 0),
  (11, 4, 'Design', 'design', 50, 0),
  (12, 4, 'Autosettings', 'autosettings', 60, 0),
  (13, 4, 'Content', 'content', 15, 0),
  (14, 4, 'Schedule Design Update', 'schedule-design-update', 55, 0),
  (15, 4, 'Bundle Items', 'bundle-items', 16, 0),
  (20, 4, 'Gift Options', 'gift-options', 61, 0);
INSERT INTO attribute_group (attribute_set_id, name, code, position, is_default)
SELECT s.id, g.name, g.code, g.position, g.is_default FROM attribute_set s
JOIN attribute_group g ON g.attribute_set_id = 4 WHERE s.id <> 4 ORDER BY s.id, g.position;
