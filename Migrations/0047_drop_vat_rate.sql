-- Tax rates and rules have taken its place.
DROP TABLE vat_rate;
