package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextSearchTest {
    @Test
    void parserNamesItsFunctions() {
        assertEquals(
                "CREATE TEXT SEARCH PARSER app.\"P\" (\n    START = s,\n    GETTOKEN = t,\n    END = e,\n"
                        + "    HEADLINE = h,\n    LEXTYPES = l );\n",
                Rendering.in("18").definition(new TextSearchParser(header("P"), "s", "t", "e", "h", "l")));
        assertEquals(
                "CREATE TEXT SEARCH PARSER app.\"P\" (\n    START = s,\n    GETTOKEN = t,\n    END = e,\n"
                        + "    LEXTYPES = l );\n",
                Rendering.in("18").definition(new TextSearchParser(header("P"), "s", "t", "e", null, "l")));
    }

    @Test
    void templateNamesItsFunctions() {
        assertEquals(
                "CREATE TEXT SEARCH TEMPLATE app.t (\n    INIT = i,\n    LEXIZE = l );\n",
                Rendering.in("18").definition(new TextSearchTemplate(header("t"), "i", "l")));
        assertEquals(
                "CREATE TEXT SEARCH TEMPLATE app.t (\n    LEXIZE = l );\n",
                Rendering.in("18").definition(new TextSearchTemplate(header("t"), null, "l")));
    }

    @Test
    void dictionaryKeepsItsOptionsAsTheyAre() {
        assertEquals(
                "CREATE TEXT SEARCH DICTIONARY app.d (\n    TEMPLATE = pg_catalog.\"S\",\n    language = 'x' );\n",
                Rendering.in("18")
                        .definition(new TextSearchDictionary(header("d"), "pg_catalog", "S", "language = 'x'")));
        assertEquals(
                "CREATE TEXT SEARCH DICTIONARY app.d (\n    TEMPLATE = pg_catalog.\"S\" );\n",
                Rendering.in("18").definition(new TextSearchDictionary(header("d"), "pg_catalog", "S", null)));
    }

    @Test
    void configurationMapsEachTokenTypeInOneStatement() {
        List<TextSearchConfiguration.Mapping> mappings = List.of(
                new TextSearchConfiguration.Mapping("word", "app.d"),
                new TextSearchConfiguration.Mapping("word", "simple"),
                new TextSearchConfiguration.Mapping("Odd", "simple"));
        assertEquals(
                """
                CREATE TEXT SEARCH CONFIGURATION app.c (
                    PARSER = pg_catalog."default" );

                ALTER TEXT SEARCH CONFIGURATION app.c
                    ADD MAPPING FOR word WITH app.d, simple;

                ALTER TEXT SEARCH CONFIGURATION app.c
                    ADD MAPPING FOR "Odd" WITH simple;
                """,
                Rendering.in("18")
                        .definition(new TextSearchConfiguration(header("c"), "pg_catalog", "default", mappings)));
    }

    @Test
    void commentsOnParsersBelongToNobody() {
        TextSearchParser parser = new TextSearchParser(header("p"), "s", "t", "e", null, "l");
        ArchiveEntry comment =
                Rendering.in("18").comment(parser, "c").entries(parser).get(1);
        assertEquals("", comment.owner());
        assertEquals("COMMENT ON TEXT SEARCH PARSER app.p IS 'c';\n", comment.definition());
    }

    private static ObjectHeader header(String name) {
        return Rendering.header(name, "app");
    }
}
