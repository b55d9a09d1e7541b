package io.pgconvoy.archive.select;

import static io.pgconvoy.archive.TestEntries.entry;
import static io.pgconvoy.archive.TestEntries.rows;
import static io.pgconvoy.archive.TestEntries.table;
import static io.pgconvoy.archive.TestEntries.tableData;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.connect.Dialect;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryFilterTest {

    private static final Dialect PG18 = Dialect.parse("18.6");
    private static final EntrySelection ALL = EntrySelection.ALL;

    private static final ArchiveEntry TABLE = table(1, "t");
    private static final ArchiveEntry DATA = tableData(2, "t", rows());
    private static final ArchiveEntry INDEX = in("app", entry(3, "INDEX", "i", Section.POST_DATA, "CREATE INDEX i;\n"));

    @Test
    void everythingIsTakenUnlessSomethingElseIsAsked() {
        assertEquals("1:SCHEMA 2:DATA 3:SCHEMA", taken(ALL, TABLE, DATA, INDEX));
    }

    @Test
    void schemaAndDataAreTakenApart() {
        assertEquals("1:SCHEMA 3:SCHEMA", taken(ALL.withParts(Set.of(Part.SCHEMA)), TABLE, DATA, INDEX));
        assertEquals("2:DATA", taken(ALL.withParts(Set.of(Part.DATA)), TABLE, DATA, INDEX));
    }

    @Test
    void sectionsAreTakenApartAndCommentsFollowTheSectionTheyStandIn() {
        ArchiveEntry comment = entry(4, "COMMENT", "INDEX i", Section.NONE, "COMMENT;\n");
        EntrySelection postData = ALL.withSections(Set.of(Section.POST_DATA));
        assertEquals("3:SCHEMA 4:SCHEMA", taken(postData, TABLE, DATA, INDEX, comment));
        assertEquals("3:SCHEMA", taken(postData, TABLE, comment, INDEX));
    }

    @Test
    void settingsAreNeverRestoredAndTheDatabaseOnlyWhenItIsCreated() {
        ArchiveEntry encoding = entry(8, "ENCODING", "ENCODING", Section.PRE_DATA, "SET client_encoding = 'UTF8';\n");
        ArchiveEntry database = entry(9, "DATABASE", "d", Section.PRE_DATA, "CREATE DATABASE d;\n");
        ArchiveEntry comment = entry(10, "COMMENT", "DATABASE d", Section.NONE, "COMMENT;\n");
        assertEquals("8:SPECIAL", taken(ALL, encoding, database, comment));
        assertEquals("8:SPECIAL 9:SCHEMA 10:SCHEMA", taken(ALL.withCreateDatabase(true), encoding, database, comment));
    }

    @Test
    void sequenceValuesAndLargeObjectsCountAsData() {
        ArchiveEntry value = entry(4, "SEQUENCE SET", "s", Section.DATA, "SELECT setval;\n");
        ArchiveEntry group = entry(5, "BLOB METADATA", "1..2", Section.DATA, "1\n2\n");
        ArchiveEntry acl = entry(6, "ACL", "LARGE OBJECTS 1..2", Section.NONE, "GRANT;\n");
        assertEquals("4:DATA 5:DATA 6:DATA", taken(ALL, value, group, acl));
        EntrySelection schema = ALL.withParts(Set.of(Part.SCHEMA));
        assertEquals("", taken(schema, value, group, acl));
        assertEquals("4:DATA", taken(schema.withSequenceData(true), value, group, acl));
    }

    @Test
    void markOfDataThroughThePartitionRootIsNoSchema() {
        ArchiveEntry marked = new ArchiveEntry(
                2,
                CatalogId.NONE,
                "t",
                "TABLE DATA",
                Section.DATA,
                "-- load via partition root app.p",
                null,
                null,
                "app",
                null,
                null,
                '\0',
                null,
                List.of(),
                rows());
        assertEquals("2:DATA", taken(ALL, marked));
    }

    @Test
    void namedTableBringsItsDataAndWhatBelongsToIt() {
        ArchiveEntry acl = dependingOn(1, entry(4, "ACL", "TABLE t", Section.NONE, "GRANT;\n"));
        ArchiveEntry columnAcl = dependingOn(4, entry(5, "ACL", "COLUMN t.a", Section.NONE, "GRANT;\n"));
        ArchiveEntry other = table(6, "u");
        ArchiveEntry comment = dependingOn(6, entry(7, "COMMENT", "TABLE u", Section.NONE, "COMMENT;\n"));
        EntrySelection named = ALL.withNames(tables("t"), false);
        assertEquals("1:SCHEMA 2:DATA 4:SCHEMA", taken(named, TABLE, DATA, INDEX, acl, columnAcl, other, comment));
    }

    @Test
    void listingsOfOlderReleasesForgetWhatBelongsToChosenEntries() {
        List<ArchiveEntry> entries = List.of(
                TABLE,
                dependingOn(1, entry(4, "ACL", "TABLE t", Section.NONE, "GRANT;\n")),
                dependingOn(1, entry(5, "COMMENT", "TABLE t", Section.NONE, "COMMENT;\n")));
        EntrySelection named = ALL.withNames(tables("t"), false);
        Dialect older = Dialect.parse("14.12");
        assertEquals("1:SCHEMA", inWords(EntryFilter.applyToListing(entries, named, older)));
        assertEquals("1:SCHEMA 4:SCHEMA 5:SCHEMA", inWords(EntryFilter.applyToListing(entries, ALL, older)));
        assertEquals("1:SCHEMA 4:SCHEMA 5:SCHEMA", inWords(EntryFilter.apply(entries, named, older)));
        assertEquals(
                "1:SCHEMA 4:SCHEMA 5:SCHEMA",
                inWords(EntryFilter.applyToListing(entries, named, Dialect.parse("14.13"))));
    }

    @Test
    void schemasAreChosenAndLeftOutByName() {
        ArchiveEntry elsewhere = in("other", entry(4, "TYPE", "x", Section.PRE_DATA, "CREATE TYPE x;\n"));
        ArchiveEntry nowhere = entry(5, "EXTENSION", "e", Section.PRE_DATA, "CREATE EXTENSION e;\n");
        Names only = new Names(Set.of("app"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        Names without = new Names(Set.of(), Set.of("app"), Set.of(), Set.of(), Set.of(), Set.of());
        assertEquals("1:SCHEMA", taken(ALL.withNames(only, false), TABLE, elsewhere, nowhere));
        assertEquals("4:SCHEMA 5:SCHEMA", taken(ALL.withNames(without, false), TABLE, elsewhere, nowhere));
    }

    @Test
    void strictNamesMustAllMatch() {
        EntrySelection strict = ALL.withNames(tables("nope"), true);
        assertEquals(
                "table \"nope\" not found",
                assertThrows(UsageException.class, () -> taken(strict, TABLE)).getMessage());
        assertEquals("1:SCHEMA", taken(ALL.withNames(tables("t"), true), TABLE));
    }

    @Test
    void statisticsFollowTheChosenTablesAndIndexesSinceTheReleaseThatDoesSo() {
        ArchiveEntry ofTable = dependingOn(1, entry(4, "STATISTICS DATA", "t", Section.DATA, "SELECT;\n"));
        ArchiveEntry ofIndex = dependingOn(3, entry(5, "STATISTICS DATA", "i", Section.POST_DATA, "SELECT;\n"));
        EntrySelection named =
                ALL.withNames(new Names(Set.of(), Set.of(), Set.of("t"), Set.of("i"), Set.of(), Set.of()), false);
        ArchiveEntry[] entries = {TABLE, INDEX, ofTable, ofIndex};
        assertEquals("1:SCHEMA 3:SCHEMA 4:STATISTICS 5:STATISTICS", taken(named, PG18, entries));
        assertEquals("1:SCHEMA 3:SCHEMA", taken(named, Dialect.parse("18.5"), entries));
    }

    @Test
    void releasesThatKnowNoStatisticsTakeThemForSchema() {
        ArchiveEntry statistics = entry(4, "STATISTICS DATA", "t", Section.DATA, "SELECT;\n");
        assertEquals("4:STATISTICS", taken(ALL, PG18, statistics));
        assertEquals("4:SCHEMA", taken(ALL, Dialect.parse("17"), statistics));
        assertEquals("", taken(ALL.withParts(Set.of(Part.SCHEMA, Part.DATA)), PG18, statistics));
    }

    @Test
    void classesOfEntriesAreLeftOutWithTheirComments() {
        ArchiveEntry policy = entry(4, "POLICY", "t p", Section.POST_DATA, "CREATE POLICY;\n");
        ArchiveEntry security = entry(5, "ROW SECURITY", "t", Section.POST_DATA, "ALTER TABLE;\n");
        ArchiveEntry comment = entry(6, "COMMENT", "POLICY p ON t", Section.NONE, "COMMENT;\n");
        assertEquals("", taken(ALL.without(Set.of(Exclusion.POLICIES)), policy, security, comment));
        ArchiveEntry publication = entry(7, "PUBLICATION", "p", Section.POST_DATA, "CREATE PUBLICATION;\n");
        ArchiveEntry label = entry(8, "SECURITY LABEL", "PUBLICATION p", Section.NONE, "LABEL;\n");
        EntrySelection noPublications = ALL.without(Set.of(Exclusion.PUBLICATIONS));
        assertEquals("", taken(noPublications, PG18, publication, label));
        assertEquals("8:SCHEMA", taken(noPublications, Dialect.parse("15.14"), publication, label));
        assertEquals("7:SCHEMA", taken(ALL.without(Set.of(Exclusion.SECURITY_LABELS)), publication, label));
    }

    @Test
    void privilegesAreLeftOutTogetherWithDefaultPrivileges() {
        ArchiveEntry acl = entry(4, "ACL", "TABLE t", Section.NONE, "GRANT;\n");
        ArchiveEntry defaults = entry(5, "DEFAULT ACL", "DEFAULT PRIVILEGES FOR TABLES", Section.POST_DATA, "ALTER;\n");
        assertEquals("", taken(ALL.without(Set.of(Exclusion.ACLS)), acl, defaults));
    }

    @Test
    void listOfDumpIdsLimitsEverythingButTheDatabase() {
        assertEquals("2:DATA", taken(ALL.withDumpIds(Set.of(2)), TABLE, DATA, INDEX));
    }

    private static String taken(EntrySelection selection, ArchiveEntry... entries) {
        return taken(selection, PG18, entries);
    }

    private static String taken(EntrySelection selection, Dialect dialect, ArchiveEntry... entries) {
        return inWords(EntryFilter.apply(List.of(entries), selection, dialect));
    }

    private static String inWords(List<SelectedEntry> entries) {
        StringBuilder taken = new StringBuilder();
        for (SelectedEntry selected : entries) {
            for (Part part : selected.parts()) {
                taken.append(selected.entry().dumpId()).append(':').append(part).append(' ');
            }
        }
        return taken.toString().strip();
    }

    private static Names tables(String... names) {
        return new Names(Set.of(), Set.of(), Set.of(names), Set.of(), Set.of(), Set.of());
    }

    private static ArchiveEntry in(String schema, ArchiveEntry entry) {
        return changed(entry, schema, entry.dependencies());
    }

    private static ArchiveEntry dependingOn(int dumpId, ArchiveEntry entry) {
        return changed(entry, entry.namespace(), List.of(dumpId));
    }

    private static ArchiveEntry changed(ArchiveEntry entry, String schema, List<Integer> dependencies) {
        return new ArchiveEntry(
                entry.dumpId(),
                entry.catalogId(),
                entry.tag(),
                entry.kind(),
                entry.section(),
                entry.definition(),
                entry.drop(),
                entry.copyStatement(),
                schema,
                entry.tablespace(),
                entry.tableAccessMethod(),
                entry.relkind(),
                entry.owner(),
                dependencies,
                entry.data());
    }
}
