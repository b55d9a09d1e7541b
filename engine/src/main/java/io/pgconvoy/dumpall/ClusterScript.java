package io.pgconvoy.dumpall;

import io.netty.buffer.Unpooled;
import io.pgconvoy.api.DumpAllOptions;
import io.pgconvoy.archive.Timestamps;
import io.pgconvoy.archive.plain.RestrictKey;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.SqlText;
import io.pgconvoy.storage.StorageOutput;
import java.time.Clock;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Writes the frame of the script of a cluster.
 *
 * <pre>
 * script   = title [started] [restrict] settings globals [unrestrict] [databases] [completed] end
 * database = title [connect] script-of-pg_dump
 * </pre>
 */
final class ClusterScript {
    private final StorageOutput out;
    private final Cluster cluster;
    private final DumpAllOptions options;
    private final @Nullable String restrictKey;
    private final Clock clock;

    ClusterScript(StorageOutput out, Cluster cluster, DumpAllOptions options, Dialect dialect, Clock clock) {
        this.out = out;
        this.cluster = cluster;
        this.options = options;
        this.restrictKey = dialect.has(Feature.RESTRICT_LINES) ? restrictKey(options) : null;
        this.clock = clock;
    }

    private static String restrictKey(DumpAllOptions options) {
        String key = options.script().restrictKey();
        return key == null ? RestrictKey.random() : RestrictKey.checked(key);
    }

    void begin() {
        write(GlobalsScript.heading("PostgreSQL database cluster dump"));
        writeTime("Started on");
        if (restrictKey != null) {
            write("\\restrict " + restrictKey + "\n\n");
        }
        write("SET default_transaction_read_only = off;\n\n");
        write("SET client_encoding = '" + cluster.text().encoding() + "';\n");
        if (cluster.standardStrings()) {
            write("SET standard_conforming_strings = on;\n\n");
        } else {
            write("SET standard_conforming_strings = off;\nSET escape_string_warning = off;\n\n");
        }
    }

    void globals(String text) {
        write(text);
        if (restrictKey != null) {
            write("\\unrestrict " + restrictKey + "\n\n");
        }
    }

    void beginDatabases() {
        write(GlobalsScript.heading("Databases"));
    }

    /** @param connect whether the database's own script does not connect to it */
    void beginDatabase(String name, boolean connect) {
        write(GlobalsScript.heading("Database \"" + SqlText.onOneLine(name) + "\" dump"));
        if (connect) {
            write("\\connect " + name + "\n\n");
        }
    }

    void end() {
        writeTime("Completed on");
        write(GlobalsScript.heading("PostgreSQL database cluster dump complete"));
    }

    private void writeTime(String event) {
        if (options.script().verbose()) {
            write("-- " + event + " " + Timestamps.format(ZonedDateTime.now(clock)) + "\n\n");
        }
    }

    private void write(String text) {
        out.write(Unpooled.wrappedBuffer(cluster.text().encode(text)));
    }
}
