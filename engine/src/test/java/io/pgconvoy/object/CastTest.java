package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastTest {
    private static final long FUNCTION = 20_001;

    private final Routine function = new Routine(
            new ObjectHeader(5, new CatalogId(SystemCatalog.PG_PROC, FUNCTION), "To", "app", "o"),
            new Acl(null, "{}"),
            'f',
            new RoutineArguments("a integer", "a integer", List.of("integer"), List.of("int4"), List.of("pg_catalog")),
            "text",
            "sql",
            List.of(),
            new Routine.Body("x", "", null),
            'v',
            false,
            false,
            false,
            'u',
            "100",
            "0",
            false,
            null,
            List.of());

    @ParameterizedTest
    @CsvSource({
        "f, e, 'WITH FUNCTION app.\"To\"(integer)'",
        "f, a, 'WITH FUNCTION app.\"To\"(integer) AS ASSIGNMENT'",
        "i, i, 'WITH INOUT AS IMPLICIT'",
        "b, e, 'WITHOUT FUNCTION'",
    })
    void saysHowAndWhereItIsUsed(char method, char context, String clause) {
        Cast cast = cast(method, context, method == 'f' ? FUNCTION : 0);
        ArchiveEntry entry = Rendering.in("18").with(function).entries(cast).get(0);
        assertEquals("CREATE CAST (integer AS app.t) " + clause + ";\n", entry.definition());
        assertEquals("CAST (integer AS app.t)", entry.tag());
        assertEquals("DROP CAST (integer AS app.t);\n", entry.drop());
    }

    @Test
    void castWhoseFunctionIsMissingCannotBeDumped() {
        assertThrows(EngineException.class, () -> Rendering.in("18").entries(cast('f', 'e', 99)));
    }

    @Test
    void transformNamesItsFunctionsWithTheirArguments() {
        Transform transform = new Transform(header("int4 \"L\""), "23 lang 16400", "integer", "L", FUNCTION, FUNCTION);
        ArchiveEntry entry =
                Rendering.in("18").with(function).entries(transform).get(0);
        assertEquals(
                "CREATE TRANSFORM FOR integer LANGUAGE \"L\" (FROM SQL WITH FUNCTION app.\"To\"(integer),"
                        + " TO SQL WITH FUNCTION app.\"To\"(integer));\n",
                entry.definition());
        assertEquals("TRANSFORM FOR integer LANGUAGE \"L\"", entry.tag());
    }

    @Test
    void transformMayHaveOneDirectionOnly() {
        Transform transform = new Transform(header("int4 l"), "23 lang 16400", "integer", "l", 0, FUNCTION);
        assertEquals(
                "CREATE TRANSFORM FOR integer LANGUAGE l (TO SQL WITH FUNCTION app.\"To\"(integer));\n",
                Rendering.in("18").with(function).definition(transform));
    }

    private static Cast cast(char method, char context, long function) {
        return new Cast(header("int4 t"), "23 to 16400", "integer", "app.t", function, context, method);
    }

    private static ObjectHeader header(String name) {
        ObjectHeader header = Rendering.header(name, null);
        return new ObjectHeader(header.dumpId(), header.catalogId(), name, null, null);
    }
}
