package io.pgconvoy.compat.dump;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Schemas that nobody here wrote, with rows in them, are held to the same rules as fixtures. */
@Execution(ExecutionMode.CONCURRENT)
class RealSchemasTest {
    /** Rows for every table that has no foreign key, of whatever types; a table that refuses them stays empty. */
    private static final String ROWS = """
            DO $rows$
            DECLARE
              one record;
            BEGIN
              FOR one IN
                SELECT c.oid::regclass AS name,
                       string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns,
                       string_agg(format(CASE
                           WHEN t.typcategory = 'B' THEN '(g %% 2 = 0)::%2$s'
                           WHEN t.typcategory = 'N' THEN 'g::%2$s'
                           WHEN t.typcategory = 'D' THEN
                             '(timestamp ''2001-02-03 04:05:06.789'' + g * interval ''1 hour'')::%2$s'
                           WHEN t.typname = 'bytea' THEN 'decode(md5(g::text), ''hex'')'
                           WHEN t.typname = 'bpchar' THEN 'left(md5(g::text), %1$s)::%2$s'
                           WHEN t.typcategory = 'S' THEN
                             'left(E''a\\\\tb\\\\\\\\ '' || g || '' ü'', %1$s)::%2$s'
                           ELSE 'NULL::%2$s' END,
                         CASE WHEN a.atttypmod > 4 THEN a.atttypmod - 4 ELSE 100 END,
                         format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum) AS expressions
                FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                JOIN pg_type t ON t.oid = a.atttypid
                WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f')
                GROUP BY c.oid
              LOOP
                BEGIN
                  EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM generate_series(1, 9) g',
                                 one.name, one.columns, one.expressions);
                EXCEPTION WHEN OTHERS THEN
                  RAISE NOTICE '% stays empty: %', one.name, SQLERRM;
                END;
              END LOOP;
            END $rows$
            """;

    @TestFactory
    Stream<DynamicContainer> dumpsAndRestoresAsStockDoes() {
        return Stock.ofThisRun().serversWithAllTools(FixturesTest.MAJORS).stream()
                .map(server -> DynamicContainer.dynamicContainer("server " + server.major(), tests(server)));
    }

    private static Stream<DynamicTest> tests(StockServer server) {
        StockRules rules =
                new StockRules(server, Stock.ofThisRun().tools(server.major()).orElseThrow());
        return Arrays.stream(RealSchema.values())
                .map(schema -> DynamicTest.dynamicTest(schema.name(), () -> {
                    String database = "real_" + schema.name().toLowerCase(Locale.ROOT);
                    server.dropDatabase(database);
                    server.createDatabase(database);
                    server.execute(database, schema.script());
                    server.execute(database, ROWS);
                    rules.hold(database);
                }));
    }
}
