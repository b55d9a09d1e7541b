CREATE SCHEMA data_floats;
CREATE TABLE data_floats.t (a real, b double precision, c numeric, d real[], e point);
INSERT INTO data_floats.t VALUES (0.1, 0.1, 0.1, '{0.1,1e10}', '(0.1,0.2)'), (1.17549435e-38, 2.2250738585072014e-308, 1e-100, '{NaN}', '(1e300,-1e-300)'), ('-0', '-0', -0.0, '{}', '(0,0)'), (123456789, 123456789012345678, 123456789012345678901234567890.123456789, NULL, NULL);
