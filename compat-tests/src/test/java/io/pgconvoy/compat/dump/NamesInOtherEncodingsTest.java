package io.pgconvoy.compat.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names typed in UTF-8, or as bytes of the database's own encoding, find what is in databases of other encodings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesInOtherEncodingsTest {
    private static final String DATABASE = "names_in_latin1";

    /** The byte E9, which is no UTF-8. */
    private static final String AS_BYTE = "d\uDCE9";

    private final StockTools tools = Stock.ofThisRun().tools(15).orElseThrow();
    private final StockServer server = Stock.ofThisRun().server(15).orElseThrow();

    @BeforeAll
    void make() throws SQLException {
        server.createDatabase(DATABASE, "LATIN1");
        server.execute(DATABASE, "CREATE TABLE \"tabl\u00e9\" (a integer); CREATE TABLE tabla (a integer)");
        // The catalogs hold the name in the encoding of the database that made it.
        server.execute(DATABASE, "CREATE DATABASE \"d\u00e9\" TEMPLATE " + DATABASE);
    }

    @AfterAll
    void drop() throws SQLException {
        server.execute(DATABASE, "DROP DATABASE \"d\u00e9\"");
        server.dropDatabase(DATABASE);
    }

    private static List<String> tables(ToolRun run) {
        assertEquals("", run.stderr());
        return new String(run.stdout(), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("CREATE TABLE"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tabl\u00e9", "tabl\uDCE9", DATABASE + ".public.tabl\u00e9"})
    void aPatternMatches(String pattern) {
        ToolRun run = Dumper.pgconvoy(tools).dump(server, DATABASE, List.of("-s", "-t", pattern));
        assertEquals(List.of("CREATE TABLE public.\"tabl\u00e9\" ("), tables(run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tabl\u00e9", "tabl\uDCE9"})
    void aNameInAnArchiveMatches(String name, @TempDir Path folder) {
        String archive = folder.resolve("latin1.dump").toString();
        Dumper.stock(tools).dump(server, DATABASE, List.of("-Fc", "-f", archive));
        ToolRun run = Pgconvoy.run(List.of("restore", "-f", "-", "--strict-names", "-t", name, archive));
        assertEquals(List.of("CREATE TABLE public.\"tabl\u00e9\" ("), tables(run));
    }

    @Test
    void aDatabaseIsReachedByTheBytesOfItsName() {
        ToolRun run = Dumper.pgconvoy(tools).dump(server, AS_BYTE, List.of("-s", "-C"));
        assertEquals(2, tables(run).size());
        assertTrue(new String(run.stdout(), StandardCharsets.ISO_8859_1).contains("\nCREATE DATABASE \"d\u00e9\" "));
    }
}
