package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutineTest {
    private static final RoutineArguments ARGUMENTS = new RoutineArguments(
            "\"A\" integer DEFAULT 3, OUT b text",
            "\"A\" integer, OUT b text",
            List.of("integer"),
            List.of("int4"),
            List.of("pg_catalog"));

    @Test
    void plainFunctionSaysNoDefaults() {
        assertEquals("""
                CREATE FUNCTION app."F"("A" integer DEFAULT 3, OUT b text) RETURNS text
                    LANGUAGE sql
                    AS $$SELECT 1$$;
                """, Rendering.in("18").definition(sql("SELECT 1")));
    }

    @Test
    void tagHasInputTypesAndDropHasNamesAndModes() {
        ArchiveEntry entry = Rendering.in("18").entries(sql("SELECT 1")).get(0);
        assertEquals("F(integer)", entry.tag());
        assertEquals("DROP FUNCTION app.\"F\"(\"A\" integer, OUT b text);\n", entry.drop());
        assertEquals(Section.PRE_DATA, entry.section());
    }

    @Test
    void attributesComeInOrder() {
        Draft all = routine('w', "plpgsql", new Routine.Body("x", "", null), List.of())
                .with('i', true, 's', "12.5", "77", "app.helps");
        assertEquals("""
                CREATE FUNCTION app."F"("A" integer DEFAULT 3, OUT b text) RETURNS SETOF integer
                    LANGUAGE plpgsql TRANSFORM FOR TYPE app.pair, FOR TYPE integer WINDOW IMMUTABLE STRICT\
                 SECURITY DEFINER LEAKPROOF COST 12.5 ROWS 77 SUPPORT app.helps PARALLEL SAFE
                    AS $$x$$;
                """, Rendering.in("18").definition(all.routine));
    }

    @ParameterizedTest
    @CsvSource({"sql, 100, ''", "sql, 1, ' COST 1'", "c, 1, ''", "internal, 100, ' COST 100'", "c, 0, ''"})
    void costIsSaidUnlessItIsTheLanguagesDefault(String language, String cost, String clause) {
        Routine routine = routine('f', language, new Routine.Body("x", "", null), List.of())
                .with('v', false, 'u', cost, "0", null)
                .routine;
        assertEquals(
                "CREATE FUNCTION app.\"F\"(\"A\" integer DEFAULT 3, OUT b text) RETURNS text\n    LANGUAGE " + language
                        + clause + "\n    AS $$x$$;\n",
                Rendering.in("18").definition(routine));
    }

    @Test
    void settingsThatAreListsAreQuotedByElement() {
        Routine routine = routine(
                        'f',
                        "sql",
                        new Routine.Body("", "", null),
                        List.of("search_path=app, \"Odd, One\"", "work_mem=64MB", "My.own=it's"))
                .routine;
        assertEquals("""
                CREATE FUNCTION app."F"("A" integer DEFAULT 3, OUT b text) RETURNS text
                    LANGUAGE sql
                    SET search_path TO 'app', 'Odd, One'
                    SET work_mem TO '64MB'
                    SET "My.own" TO 'it''s'
                    AS $$$$;
                """, Rendering.in("18").definition(routine));
    }

    @Test
    void compiledFunctionNamesItsLibraryAndSymbol() {
        assertEquals("AS '$libdir/x', 'sym'", compiledBody("sym"));
        assertEquals("AS '$libdir/x', $$it's$$", compiledBody("it's"));
        assertEquals("AS '$libdir/x', $$a\\b$$", compiledBody("a\\b"));
        assertEquals("AS '$libdir/x'", compiledBody(""));
    }

    private static String compiledBody(String symbol) {
        Routine.Body body = new Routine.Body(symbol, "$libdir/x", null);
        String definition = String.valueOf(Rendering.in("18").definition(routine('f', "c", body, List.of()).routine));
        return definition.substring(definition.indexOf("    AS ") + 4, definition.length() - 2);
    }

    @Test
    void sqlBodyStandsInPlaceOfTheSource() {
        Routine.Body body = new Routine.Body("", "", "RETURN 1");
        assertEquals("""
                CREATE FUNCTION app."F"("A" integer DEFAULT 3, OUT b text) RETURNS text
                    LANGUAGE sql
                    RETURN 1;
                """, Rendering.in("18").definition(routine('f', "sql", body, List.of()).routine));
    }

    @Test
    void procedureReturnsNothing() {
        ArchiveEntry entry = Rendering.in("18")
                .entries(routine('p', "sql", new Routine.Body("x", "", null), List.of()).routine)
                .get(0);
        assertEquals("PROCEDURE", entry.kind());
        assertEquals(
                "CREATE PROCEDURE app.\"F\"(\"A\" integer DEFAULT 3, OUT b text)\n    LANGUAGE sql\n    AS $$x$$;\n",
                entry.definition());
    }

    @Test
    void dollarQuotesCanBeForbidden() {
        RenderOptions options = new RenderOptions(
                false, false, 0, false, false, true, false, false, false, false, false, false, false, false, false,
                false);
        assertEquals("""
                CREATE FUNCTION app."F"("A" integer DEFAULT 3, OUT b text) RETURNS text
                    LANGUAGE sql
                    AS 'SELECT ''x''';
                """, Rendering.in("18").options(options).definition(sql("SELECT 'x'")));
    }

    @Test
    void postponedFunctionIsPostData() {
        Routine routine = sql("SELECT 1");
        Repairs repairs = new Repairs(Set.of(), Set.of(), Set.of(routine.dumpId()), Set.of());
        assertEquals(
                Section.POST_DATA,
                Rendering.in("18").repaired(repairs).entries(routine).get(0).section());
    }

    @ParameterizedTest
    @CsvSource({
        "15, 'ALTER FUNCTION app.\"F\"(\"A\" integer, OUT b text) DEPENDS ON EXTENSION \"X\";|'",
        "17, '|ALTER FUNCTION app.\"F\"(\"A\" integer, OUT b text) DEPENDS ON EXTENSION \"X\";'",
    })
    void dependenceOnExtensionIsPartOfTheDefinition(String dialect, String end) {
        Routine routine = sql("SELECT 1");
        assertEquals(
                "CREATE FUNCTION app.\"F\"(\"A\" integer DEFAULT 3, OUT b text) RETURNS text\n    LANGUAGE sql\n"
                        + "    AS $$SELECT 1$$;\n" + end.replace('|', '\n'),
                Rendering.in(dialect).droppedWith(routine, "X").definition(routine));
    }

    @Test
    void overloadsSortByNumberSchemaAndNameOfArguments() {
        RoutineArguments two = new RoutineArguments(
                "", "", List.of("a.t", "bigint"), List.of("t", "int8"), List.of("a", "pg_catalog"));
        assertEquals(List.of(2, "a", "t", "pg_catalog", "int8"), two.tieBreakers());
    }

    private static Routine sql(String source) {
        return routine('f', "sql", new Routine.Body(source, "", null), List.of()).routine;
    }

    private static Draft routine(char kind, String language, Routine.Body body, List<String> settings) {
        return new Draft(new Routine(
                Rendering.header("F", "app"),
                new Acl(null, "{}"),
                kind,
                ARGUMENTS,
                kind == 'p' ? null : "text",
                language,
                List.of(),
                body,
                'v',
                false,
                false,
                false,
                'u',
                "100",
                "0",
                false,
                null,
                settings));
    }

    /** A routine whose attributes are still to be said. */
    private record Draft(Routine routine) {
        Draft with(char volatility, boolean all, char parallel, String cost, String rows, String support) {
            return new Draft(new Routine(
                    routine.header(),
                    routine.acl(),
                    routine.kindCode(),
                    routine.arguments(),
                    all ? "SETOF integer" : routine.result(),
                    routine.language(),
                    all ? List.of("app.pair", "integer") : List.of(),
                    routine.body(),
                    volatility,
                    all,
                    all,
                    all,
                    parallel,
                    cost,
                    rows,
                    all,
                    support,
                    routine.settings()));
        }
    }
}
