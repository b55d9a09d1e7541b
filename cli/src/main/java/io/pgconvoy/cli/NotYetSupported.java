package io.pgconvoy.cli;

import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.error.UsageException;
import java.util.Locale;

/** What a dump understands but cannot do yet: refused, never ignored. */
final class NotYetSupported {
    private NotYetSupported() {}

    static void check(DumpOptions options) {
        OutputFormat format = options.output().format();
        refuse(
                format == OutputFormat.DIRECTORY || format == OutputFormat.TAR,
                "output format " + format.name().toLowerCase(Locale.ROOT));
        refuse(options.reading().jobs() > 1, "option -j/--jobs");
    }

    private static void refuse(boolean asked, String what) {
        if (asked) {
            throw new UsageException(what + " is not supported yet");
        }
    }
}
