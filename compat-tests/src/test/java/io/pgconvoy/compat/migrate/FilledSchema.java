package io.pgconvoy.compat.migrate;

/** Rows for the tables of any schema: as many as its constraints let pass. */
final class FilledSchema {
    private FilledSchema() {}

    /**
     * Every column of the n-th row of every table gets a value made of n, so that foreign keys find theirs; tables are tried
     * again until those that they refer to have rows.
     */
    static final String FILL = """
        DO $$
        DECLARE
            t record;
        BEGIN
            FOR pass IN 1..6 LOOP
                FOR t IN
                    SELECT c.oid::regclass AS name,
                           string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns,
                           string_agg(CASE
                               WHEN y.typcategory = 'N' THEN 'g'
                               WHEN y.typcategory = 'B' THEN 'g % 2 = 0'
                               WHEN y.typcategory = 'S' THEN format('CAST(left(''v'' || g, %s) AS %s)',
                                   CASE WHEN a.atttypmod > 4 THEN a.atttypmod - 4 ELSE 9 END,
                                   format_type(a.atttypid, a.atttypmod))
                               WHEN y.typcategory = 'D' THEN
                                   format('CAST(timestamp ''2024-01-01'' + g * interval ''1 h'' AS %s)',
                                          format_type(a.atttypid, a.atttypmod))
                               WHEN y.typname = 'bytea' THEN 'decode(md5(g::text), ''hex'')'
                               ELSE format('CAST(NULL AS %s)', format_type(a.atttypid, a.atttypmod))
                           END, ', ' ORDER BY a.attnum) AS row
                    FROM pg_class c
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                    JOIN pg_type y ON y.oid = a.atttypid
                    WHERE c.relkind = 'r' AND n.nspname = 'public'
                    GROUP BY c.oid
                LOOP
                    BEGIN
                        EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM generate_series(1, 50) g ON CONFLICT DO NOTHING',
                                       t.name, t.columns, t.row);
                    EXCEPTION WHEN OTHERS THEN
                        NULL;
                    END;
                END LOOP;
            END LOOP;
        END $$
        """;
}
