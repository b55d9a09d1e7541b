CREATE SCHEMA collations_rules;
CREATE COLLATION collations_rules.r (PROVIDER = icu, LOCALE = 'und', RULES = '&V << w <<< W');
