CREATE SCHEMA aggregates_modify;
CREATE AGGREGATE aggregates_modify.a(integer) (SFUNC = int4_avg_accum, STYPE = int8[], FINALFUNC = int8_avg, FINALFUNC_MODIFY = READ_WRITE, INITCOND = '{0,0}');
CREATE AGGREGATE aggregates_modify.b(integer) (SFUNC = int4_avg_accum, STYPE = int8[], FINALFUNC = int8_avg, FINALFUNC_MODIFY = SHAREABLE, INITCOND = '{0,0}', MSFUNC = int4_avg_accum, MINVFUNC = int4_avg_accum_inv, MSTYPE = int8[], MFINALFUNC = int8_avg, MINITCOND = '{0,0}', MFINALFUNC_MODIFY = SHAREABLE);
