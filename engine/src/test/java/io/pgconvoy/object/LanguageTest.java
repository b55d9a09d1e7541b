package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static final Acl PRIVATE = new Acl("{o=U/o}", "{=U/o,o=U/o}");

    @Test
    void languageWithFunctionsThatAreWrittenTooIsComplete() {
        assertEquals(
                "CREATE TRUSTED PROCEDURAL LANGUAGE l HANDLER app.call INLINE app.\"Inline\" VALIDATOR app.valid;\n",
                definition(new Language(header(), PRIVATE, true, 20_001, 20_002, 20_003)));
    }

    @Test
    void partsThatALanguageLacksAreNotSaid() {
        assertEquals(
                "CREATE PROCEDURAL LANGUAGE l HANDLER app.call;\n",
                definition(new Language(header(), PRIVATE, false, 20_001, 0, 0)));
    }

    @Test
    void languageWithAFunctionThatIsNotWrittenMustBeKnownToTheTarget() {
        assertEquals(
                "CREATE OR REPLACE PROCEDURAL LANGUAGE l;\n",
                definition(new Language(header(), PRIVATE, true, 20_001, 0, 99)));
    }

    @Test
    void onlyTrustedLanguagesHavePrivileges() {
        List<ArchiveEntry> trusted = entries(new Language(header(), PRIVATE, true, 0, 0, 0));
        assertEquals("LANGUAGE l", trusted.get(1).tag());
        assertEquals("REVOKE ALL ON LANGUAGE l FROM PUBLIC;\n", trusted.get(1).definition());
        assertEquals(1, entries(new Language(header(), PRIVATE, false, 0, 0, 0)).size());
    }

    @Test
    void privilegesOfABuiltinLanguageAreKept() {
        Language builtin = new Language(
                new ObjectHeader(7, new CatalogId(SystemCatalog.PG_LANGUAGE, 13_000), "plpgsql", null, "o"),
                PRIVATE,
                true,
                0,
                0,
                0);
        List<ArchiveEntry> entries = Rendering.in("18").entries(builtin);
        assertEquals(List.of("ACL"), entries.stream().map(ArchiveEntry::kind).toList());
    }

    private static String definition(Language language) {
        return String.valueOf(entries(language).get(0).definition());
    }

    private static List<ArchiveEntry> entries(Language language) {
        return Rendering.in("18")
                .with(function(20_001, "call"), function(20_002, "Inline"), function(20_003, "valid"))
                .entries(language);
    }

    private static ObjectHeader header() {
        return Rendering.header("l", null);
    }

    private static Routine function(long oid, String name) {
        return new Routine(
                new ObjectHeader((int) oid, new CatalogId(SystemCatalog.PG_PROC, oid), name, "app", "o"),
                new Acl(null, "{}"),
                'f',
                new RoutineArguments("", "", List.of(), List.of(), List.of()),
                "void",
                "c",
                List.of(),
                new Routine.Body("x", "", null),
                'v',
                false,
                false,
                false,
                'u',
                "1",
                "0",
                false,
                null,
                List.of());
    }
}
