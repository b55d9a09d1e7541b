package io.pgconvoy.restore;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Dialect;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmptyTablesTest {
    private static final String COPY = "COPY app.\"Orders\" (id) FROM stdin;\n";

    private final RestoreLog log = new RestoreLog(ProgressListener.NONE);

    private static ArchiveEntry data(int dumpId, @Nullable String definition, @Nullable String copy) {
        return new ArchiveEntry(
                dumpId,
                CatalogId.NONE,
                "Orders",
                "TABLE DATA",
                Section.DATA,
                definition,
                null,
                copy,
                "app",
                null,
                null,
                '\0',
                null,
                List.of(7),
                null);
    }

    private EmptyTables tables(ArchiveEntry... entries) {
        List<SelectedEntry> selected = Stream.of(entries)
                .map(entry -> new SelectedEntry(entry, Set.of(Part.DATA)))
                .toList();
        return new EmptyTables(selected, log, Dialect.parse("18"));
    }

    @Test
    void aTableThatThisRestoreMadeIsEmptied() {
        log.tableCreated(7, true);
        ArchiveEntry entry = data(11, null, COPY);
        assertTrue(tables(entry).isEmptied(entry));
        ArchiveEntry inserts = data(11, null, null);
        assertTrue(tables(inserts).isEmptied(inserts));
    }

    @Test
    void aTableThatWasThereKeepsItsRows() {
        ArchiveEntry entry = data(11, null, COPY);
        assertFalse(tables(entry).isEmptied(entry));
        log.tableCreated(7, false);
        assertFalse(tables(entry).isEmptied(entry));
    }

    @Test
    void rowsThatGoThroughTheRootMayBeInOtherPartitions() {
        log.tableCreated(7, true);
        ArchiveEntry marked = data(11, "-- load via partition root app.all_orders\n", COPY);
        assertFalse(tables(marked).isEmptied(marked));
        ArchiveEntry other = data(11, null, "COPY app.all_orders (id) FROM stdin;\n");
        assertFalse(tables(other).isEmptied(other));
    }

    @Test
    void aTableLoadedInSeveralPartsKeepsTheFirstOnes() {
        log.tableCreated(7, true);
        ArchiveEntry entry = data(11, null, COPY);
        assertFalse(tables(entry, data(12, null, COPY)).isEmptied(entry));
    }
}
