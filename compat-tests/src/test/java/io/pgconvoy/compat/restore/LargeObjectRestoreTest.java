package io.pgconvoy.compat.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large objects of sizes around those at which statements are cut. */
class LargeObjectRestoreTest {
    private static final String SETUP = """
        SELECT count(lo_from_bytea(0, convert_to(repeat(md5(g::text), g % 40), 'utf8')))
        FROM generate_series(1, 1300) g;
        SELECT count(lo_from_bytea(0, decode(repeat(lpad(to_hex(g % 256), 2, '0'), 131072 + g), 'hex')))
        FROM generate_series(-2, 2) g;
        SELECT count(lo_from_bytea(0, decode(repeat('27' || '5c' || '00' || to_hex(240 + g), 65536 * 3 + g), 'hex')))
        FROM generate_series(0, 2) g;
        SELECT lo_from_bytea(0, ''), lo_from_bytea(3000000001, 'last');
        """;

    private static final String CONTENTS =
            "SELECT count(*) || ' ' || sum(hashtext(lo_get(oid)::text) * (oid::bigint % 9973)) FROM"
                    + " pg_largeobject_metadata";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-Fc", "-Fd -Z0", "-Ft"})
    void allContentsArrive(String format) throws Exception {
        RestoreTarget target = RestoreTarget.create(Stock.ofThisRun().server(18).orElseThrow(), "objects", SETUP);
        Path archive = folder.resolve("archive");
        target.dump(archive, format.split(" ")).silent("dump");
        target.restore(archive).silent("restore");
        String copied = target.value(CONTENTS);
        String original = new RestoreTarget(target.server(), target.source(), target.source()).value(CONTENTS);
        assertEquals(original, copied);
    }

    @Test
    void anObjectThatIsNotThereIsSaidInFewWords() throws Exception {
        RestoreTarget target = RestoreTarget.create(
                Stock.ofThisRun().server(18).orElseThrow(), "objects", "SELECT lo_from_bytea(4711, 'x')");
        Path archive = folder.resolve("archive");
        target.dump(archive).silent("dump");
        ToolRun run = target.restore(archive, "--section=data", "-L", list(target, archive));
        assertEquals(1, run.exit());
        assertTrue(
                run.stderr().contains("could not write to large objects: ERROR:  large object 4711 does not exist"),
                run.stderr());
    }

    /** The contents without what creates their objects. */
    private String list(RestoreTarget target, Path archive) throws Exception {
        String all = target.restore(archive, "--list").text();
        Path list = folder.resolve("list");
        Files.writeString(
                list,
                String.join(
                        "\n",
                        all.lines().filter(line -> line.contains(" BLOBS ")).toList()));
        return list.toString();
    }
}
