CREATE SCHEMA tables_types;
SET search_path = tables_types;
CREATE TABLE t (
    c_int2 smallint, c_int4 integer, c_int8 bigint, c_numeric numeric, c_numeric_5 numeric(5), c_numeric_7_3 numeric(7,3),
    c_float4 real, c_float8 double precision, c_bool boolean, c_text text, c_varchar varchar, c_varchar_9 varchar(9),
    c_char char, c_char_9 char(9), c_bpchar bpchar, c_qchar "char", c_name name, c_bytea bytea, c_date date, c_time time, c_time_3 time(3),
    c_timetz timetz, c_timetz_2 time(2) with time zone, c_timestamp timestamp, c_timestamp_0 timestamp(0), c_timestamptz timestamptz(6),
    c_interval interval, c_interval_dts interval day to second(2), c_interval_y interval year, c_uuid uuid, c_json json, c_jsonb jsonb,
    c_xml xml, c_inet inet, c_cidr cidr, c_macaddr macaddr, c_bit bit, c_bit_3 bit(3), c_varbit varbit, c_varbit_5 varbit(5),
    c_money money, c_oid oid, c_regclass regclass, c_regproc regproc, c_regtype regtype, c_xid xid, c_cid cid, c_tid tid, c_point point, c_line line,
    c_lseg lseg, c_box box, c_path path, c_polygon polygon, c_circle circle, c_tsvector tsvector, c_tsquery tsquery,
    c_int4range int4range, c_numrange numrange, c_tsrange tsrange, c_tstzrange tstzrange, c_daterange daterange,
    c_ints integer[], c_texts text[][], c_sized integer[3][3], c_oidvector oidvector, c_pg_lsn pg_lsn, c_txid txid_snapshot, c_refcursor refcursor, c_aclitem aclitem[]);
INSERT INTO t (c_int2, c_int4, c_int8, c_numeric, c_numeric_7_3, c_float4, c_float8, c_bool, c_text, c_char_9, c_bytea, c_date, c_timestamptz, c_interval, c_json, c_jsonb, c_inet, c_bit_3, c_varbit, c_money, c_oid, c_point, c_tsvector, c_int4range, c_ints, c_texts)
    VALUES (-32768, -2147483648, 9223372036854775807, 'NaN', 1.1, '-Infinity', 1e-300, true, 'x', 'pad', '\x00ff5c', '4714-11-24 BC', 'infinity', '-1 year 2 mons -3 days 04:05:06.789', '{"a" :  1}', '{"a": [null, 1.0]}', '::1/128', B'101', B'', '$1,234.56', 4294967295, '(1,2)', 'a:1A b:2', '[1,5)', '{1,NULL,3}', '{{a,"b c"},{"d\"e","NULL"}}'),
           (32767, 0, 0, 1e20, -1.5, 'NaN', 'Infinity', false, '', '', '', 'infinity', '-infinity', '0', '[]', '"x"', '10.0.0.0/8', B'000', B'1', 0, 0, '(NaN,Infinity)', '', 'empty', '{}', '{}'),
           (0, 1, 2, 0.000000000000000000001, 0, 3.4028235e38, 5e-324, NULL, 'é ü 漢字 😀', 'é', '\xdeadbeef', '2024-02-29', '2024-02-29 23:59:59.999999+14', '1 day', 'null', 'null', '192.168.1.5', B'111', B'10101', -1, 1, '(0,-0)', '''quo''''ted''', '(,)', '[2:3]={1,2}', NULL);
