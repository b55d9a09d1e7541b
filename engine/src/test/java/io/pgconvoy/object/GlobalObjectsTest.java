package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds outside any schema: event triggers, foreign servers, default privileges, large objects, schemas. */
class GlobalObjectsTest {

    @Test
    void anEventTriggerHasItsTagsOnALineOfTheirOwn() {
        EventTrigger trigger = new EventTrigger(
                Rendering.header("e", null), "ddl_command_end", "'A', 'B'", "app.f", FiringState.DISABLED);
        assertEquals(
                "CREATE EVENT TRIGGER e ON ddl_command_end\n         WHEN TAG IN ('A', 'B')\n"
                        + "   EXECUTE FUNCTION app.f();\n\nALTER EVENT TRIGGER e DISABLE;\n",
                Rendering.in("18").definition(trigger));
    }

    @Test
    void aServerIsFollowedByItsUserMappings() {
        ForeignServer server = new ForeignServer(
                Rendering.header("S", null),
                new Acl("{o=U/o,joe=U/o}", "{o=U/o}"),
                "w",
                "ty",
                "1",
                "a 'b'",
                List.of(new ForeignServer.UserMapping("public", ""), new ForeignServer.UserMapping("Joe", "u 'x'")));
        List<ArchiveEntry> entries = Rendering.in("18").entries(server);
        assertEquals(
                "CREATE SERVER \"S\" TYPE 'ty' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (\n    a 'b'\n);\n",
                entries.get(0).definition());
        assertEquals("FOREIGN SERVER \"S\"", entries.get(1).tag());
        assertEquals(
                "GRANT ALL ON FOREIGN SERVER \"S\" TO joe;\n", entries.get(1).definition());
        assertEquals(
                "CREATE USER MAPPING FOR public SERVER \"S\";\n", entries.get(2).definition());
        assertEquals("USER MAPPING Joe SERVER S", entries.get(3).tag());
        assertEquals(
                "CREATE USER MAPPING FOR \"Joe\" SERVER \"S\" OPTIONS (\n    u 'x'\n);\n",
                entries.get(3).definition());
    }

    @Test
    void aWrapperNamesItsFunctions() {
        ForeignDataWrapper wrapper =
                new ForeignDataWrapper(Rendering.header("w", null), new Acl(null, "{}"), "app.h", "app.v", "app.c", "");
        assertEquals(
                "CREATE FOREIGN DATA WRAPPER w HANDLER app.h VALIDATOR app.v CONNECTION app.c;\n",
                Rendering.in("19").definition(wrapper));
    }

    @Test
    void defaultPrivilegesOfASchemaAreGrantedInIt() {
        DefaultAcl acl = new DefaultAcl(Rendering.header("S", "app"), new Acl("{joe=r/o}", "{}"));
        ArchiveEntry entry = Rendering.in("18").entries(acl).get(0);
        assertEquals(
                "ALTER DEFAULT PRIVILEGES FOR ROLE o IN SCHEMA app GRANT SELECT ON SEQUENCES TO joe;\n",
                entry.definition());
        assertEquals("DEFAULT PRIVILEGES FOR SEQUENCES", entry.tag());
        assertNull(entry.drop());
    }

    @Test
    void aLargeObjectIsAPreDataEntryBefore17() {
        LargeObject object = new LargeObject(Rendering.header("7", null), new Acl(null, "{}"), List.of(7L));
        ArchiveEntry entry = Rendering.in("16").entries(object).get(0);
        assertEquals("BLOB", entry.kind());
        assertEquals(Section.PRE_DATA, entry.section());
        assertEquals("SELECT pg_catalog.lo_create('7');\n", entry.definition());
    }

    @Test
    void aGroupOfLargeObjectsListsThemAndHasOneAcl() {
        LargeObject group = new LargeObject(
                Rendering.header("7..9", null), new Acl("{o=rw/o,joe=r/o}", "{o=rw/o}"), List.of(7L, 9L));
        List<ArchiveEntry> entries = Rendering.in("17").entries(group);
        assertEquals("BLOB METADATA", entries.get(0).kind());
        assertEquals(Section.DATA, entries.get(0).section());
        assertEquals("7\n9\n", entries.get(0).definition());
        assertEquals("LARGE OBJECTS 7..9", entries.get(1).tag());
        assertEquals("GRANT SELECT ON LARGE OBJECT 7 TO joe;\n", entries.get(1).definition());
    }

    @ParameterizedTest
    @CsvSource({"true, false, 2", "true, true, 1", "false, false, 0", "false, true, 0"})
    void schemaPublicIsWrittenAsItsReleaseAndOwnerWant(boolean owned, boolean byDatabaseOwner, int entries) {
        Schema schema = new Schema(
                Rendering.header("public", null), new Acl("{o=UC/o,=U/o}", "{o=UC/o}"), byDatabaseOwner, owned);
        List<ArchiveEntry> all = Rendering.in("15").comment(schema, "changed").entries(schema);
        // privileges count as unchanged: initdb's in the one case, and made up for the owner in the other
        assertEquals(
                entries,
                all.stream().filter(entry -> !entry.kind().equals("ACL")).count());
        assertEquals(
                owned ? 0 : 1,
                all.stream().filter(entry -> entry.kind().equals("ACL")).count());
    }

    @Test
    void aCommentThatInitdbMadeIsNotRepeatedAndItsAbsenceIsWritten() {
        Schema schema = new Schema(Rendering.header("public", null), new Acl("{o=UC/o,=U/o}", "{o=UC/o}"), true, true);
        assertEquals(
                List.of(),
                Rendering.in("15").comment(schema, "standard public schema").entries(schema));
        assertEquals("COMMENT ON SCHEMA public IS '';\n", Rendering.in("15").definition(schema));
    }
}
