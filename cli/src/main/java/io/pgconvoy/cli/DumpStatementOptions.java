package io.pgconvoy.cli;

import io.pgconvoy.api.Omission;
import io.pgconvoy.api.StatementStyle;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a dump writes statements and rows. */
@Heading("Options for writing definitions and rows")
final class DumpStatementOptions {
    @Option(names = "--inserts", description = "rows as INSERT statements instead of COPY")
    private boolean inserts;

    @Option(
            names = {"--column-inserts", "--attribute-inserts"},
            description = "rows as INSERT statements with column names")
    private boolean columnInserts;

    @Option(
            names = "--rows-per-insert",
            paramLabel = "NROWS",
            description = "rows as INSERT statements of so many rows each")
    private @Nullable String rowsPerInsert;

    @Option(names = "--on-conflict-do-nothing", description = "add ON CONFLICT DO NOTHING to INSERT statements")
    private boolean onConflictDoNothing;

    @Option(names = "--load-via-partition-root", description = "load partitions through their root table")
    private boolean loadViaPartitionRoot;

    @Option(names = "--disable-dollar-quoting", description = "quote function bodies as plain literals")
    private boolean disableDollarQuoting;

    @Option(names = "--quote-all-identifiers", description = "quote every identifier, keyword or not")
    private boolean quoteAllIdentifiers;

    @Option(names = "--sequence-data", description = "the values of sequences even when no data is dumped")
    private boolean sequenceData;

    @Option(names = "--no-toast-compression", description = "leave out the TOAST compression methods of columns")
    private boolean noToastCompression;

    @Option(names = "--no-unlogged-table-data", description = "leave out the rows of unlogged tables")
    private boolean noUnloggedTableData;

    @Option(names = "--binary-upgrade", hidden = true, description = "for pg_upgrade alone")
    private boolean binaryUpgrade;

    boolean binaryUpgrade() {
        return binaryUpgrade;
    }

    boolean sequenceData() {
        return sequenceData;
    }

    boolean quoteAllIdentifiers() {
        return quoteAllIdentifiers;
    }

    StatementStyle style() {
        return new StatementStyle(
                rowsPerInsert(),
                columnInserts,
                onConflictDoNothing,
                loadViaPartitionRoot,
                disableDollarQuoting,
                quoteAllIdentifiers,
                binaryUpgrade);
    }

    Set<Omission> omissions() {
        Set<Omission> omissions = EnumSet.noneOf(Omission.class);
        if (noToastCompression) {
            omissions.add(Omission.TOAST_COMPRESSION);
        }
        if (noUnloggedTableData) {
            omissions.add(Omission.UNLOGGED_TABLE_DATA);
        }
        return omissions;
    }

    /** 0 for COPY. */
    private int rowsPerInsert() {
        if (rowsPerInsert != null) {
            return Numbers.inRange(rowsPerInsert, "--rows-per-insert", 1, Integer.MAX_VALUE);
        }
        return inserts || columnInserts ? 1 : 0;
    }
}
