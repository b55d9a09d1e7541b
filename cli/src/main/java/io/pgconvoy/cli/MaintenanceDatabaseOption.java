package io.pgconvoy.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code -l}: where what databases share is read. */
@Heading("Connection options")
final class MaintenanceDatabaseOption {
    @Option(
            names = {"-l", "--database"},
            paramLabel = "DBNAME",
            description = "the database in which to read the global objects (default: postgres, or else template1)")
    private @Nullable String database;

    @Nullable
    String database() {
        return database;
    }
}
