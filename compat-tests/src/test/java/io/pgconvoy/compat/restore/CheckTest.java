package io.pgconvoy.compat.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a restore before it begins. */
class CheckTest {
    @TempDir
    Path folder;

    private StockServer server;
    private Path archive;

    @BeforeEach
    void server() {
        server = Stock.ofThisRun().server(18).orElseThrow();
        archive = folder.resolve("app.dump");
    }

    @Test
    void nothingStandsInTheWayOfAnEmptyDatabase() throws Exception {
        RestoreTarget target = RestoreTarget.create(
                server, "check_fine", "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1)");
        target.dump(archive).silent("dump");
        ToolRun run = target.restore(archive, "--check");
        assertEquals(0, run.exit());
        assertEquals("pgconvoy: nothing was found that stands in the way\n", run.stderr());
        assertEquals("0", target.value("SELECT count(*) FROM pg_class WHERE relname = 't'"), "nothing is restored");
    }

    @Test
    void whatIsThereAlreadyAndWhatIsMissingIsNamed() throws Exception {
        RestoreTarget target = RestoreTarget.create(
                server,
                "check_roles",
                "DROP ROLE IF EXISTS check_gone; CREATE ROLE check_gone; CREATE SCHEMA app; CREATE TABLE app.t (id int);"
                        + " CREATE VIEW app.v AS SELECT 1; ALTER VIEW app.v OWNER TO check_gone");
        target.dump(archive).silent("dump");
        server.execute(target.source(), "DROP OWNED BY check_gone; DROP ROLE check_gone");
        server.execute(target.copy(), "CREATE SCHEMA app; CREATE TABLE app.t (id int)");
        ToolRun run = target.restore(archive, "--check");
        assertEquals(1, run.exit());
        assertEquals("""
                pgconvoy: error: objects that are there already, and not dropped without --clean: SCHEMA app, TABLE app.t
                pgconvoy: error: role "check_gone" does not exist on the server: VIEW app.v
                """, run.stderr());
        assertEquals(
                0, target.restore(archive, "--check", "--clean", "--no-owner").exit());
        server.execute(target.copy(), "DROP TABLE app.t");
        ToolRun data = target.restore(archive, "--check", "--data-only");
        assertEquals("pgconvoy: error: tables for the data do not exist: TABLE DATA app.t\n", data.stderr());
    }

    @Test
    void anOlderServerIsAskedForWhatItDoesNotHave() throws Exception {
        StockServer old = Stock.ofThisRun().server(13).orElse(null);
        assumeTrue(old != null, "no server 13");
        RestoreTarget target = RestoreTarget.create(
                server,
                "check_new",
                "CREATE TABLE t (id int, n int GENERATED ALWAYS AS (id + 1) VIRTUAL, s int GENERATED ALWAYS AS (id) STORED);"
                        + " CREATE UNIQUE INDEX ON t (id) NULLS NOT DISTINCT;"
                        + " CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1;"
                        + " CREATE FUNCTION g() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 2; END");
        target.dump(archive).silent("dump");
        RestoreTarget older = RestoreTarget.create(old, "check_old", "");
        ToolRun run = older.restore(archive, "--check");
        assertEquals(1, run.exit());
        List<String> said = run.stderr().lines().toList();
        assertEquals(3, said.size(), run.stderr());
        assertTrue(
                said.get(0)
                        .matches(
                                "pgconvoy: error: server 13\\..* does not have SQL-standard function bodies, which came with 14:"
                                        + " FUNCTION public\\.f\\(\\), FUNCTION public\\.g\\(\\)"),
                said.get(0));
        assertTrue(said.get(1).contains("virtual generated columns, which came with 18: TABLE public.t"), said.get(1));
        assertTrue(said.get(2).contains("NULLS NOT DISTINCT, which came with 15: INDEX public.t_id_idx"), said.get(2));
    }
}
