CREATE COLLATION with_rules (PROVIDER = icu, LOCALE = 'und', RULES = '&a < g''''x');
