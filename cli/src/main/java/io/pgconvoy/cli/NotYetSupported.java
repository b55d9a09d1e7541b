package io.pgconvoy.cli;

import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.error.UsageException;

/** What a dump understands but cannot do yet: refused, never ignored. */
final class NotYetSupported {
    private NotYetSupported() {}

    static void check(DumpOptions options) {
        refuse(options.reading().jobs() > 1, "option -j/--jobs");
    }

    private static void refuse(boolean asked, String what) {
        if (asked) {
            throw new UsageException(what + " is not supported yet");
        }
    }
}
