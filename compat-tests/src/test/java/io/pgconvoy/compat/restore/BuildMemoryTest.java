package io.pgconvoy.compat.restore;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildMemoryTest {
    private static final String SETUP = """
        CREATE TABLE t (id int);
        CREATE FUNCTION told(id int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$
        BEGIN RAISE WARNING 'built in %', current_setting('maintenance_work_mem'); RETURN id; END $$;
        INSERT INTO t VALUES (1);
        CREATE INDEX ON t (told(id));
        """;

    @TempDir
    Path folder;

    private static void assertBuilt(String memory, ToolRun run) {
        assertTrue(run.stderr().contains("built in " + memory), run.stderr());
    }

    @Test
    void isMoreThanTheServersOwnUnlessSomebodyChoseIt() throws SQLException {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        RestoreTarget target = RestoreTarget.create(server, "build_memory", SETUP);
        Path archive = folder.resolve("app.dump");
        target.dump(archive);
        assertBuilt("128MB", target.restore(archive, "-j2"));
        assertBuilt("128MB", target.restore(archive, "--clean"));
        List<String> stock = new ArrayList<>(server.connectionArguments());
        stock.addAll(0, List.of("pg_restore", "-v", "--clean"));
        stock.addAll(List.of("-d", target.copy(), archive.toString()));
        assertBuilt("64MB", Pgconvoy.run(stock));
        server.execute("postgres", "ALTER DATABASE " + target.copy() + " SET maintenance_work_mem = '32MB'");
        assertBuilt("32MB", target.restore(archive, "--clean", "-j2"));
    }
}
