package io.pgconvoy.compat.archive;

import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A format and a compression, as pg_dump's options name them. */
record ArchiveVariant(String options) {
    private static final List<String> OF_EVERY_RELEASE =
            List.of("-Fc -Z0", "-Fc", "-Fd -Z0", "-Fd", "-Ft", "-Fp", "-Fp -Z5");
    /** What a program compresses with unless told otherwise is its own affair: pgconvoy takes zstd, stock gzip. */
    private static final List<String> SINCE_16 = List.of(
            "-Fc -Zgzip",
            "-Fc -Zlz4",
            "-Fc -Zzstd",
            "-Fd -Zgzip",
            "-Fd -Zlz4",
            "-Fd -Zzstd",
            "-Fp -Zgzip:1",
            "-Fp -Zlz4",
            "-Fp -Zzstd:level=3,long");

    static List<ArchiveVariant> of(StockTools dialect) {
        return Stream.concat(OF_EVERY_RELEASE.stream(), dialect.major() >= 16 ? SINCE_16.stream() : Stream.of())
                .map(ArchiveVariant::new)
                .toList();
    }

    List<String> words() {
        return Arrays.asList(options.split(" "));
    }

    boolean isDefaultOfItsFormat() {
        return !options.contains(" ");
    }

    boolean isPlain() {
        return options.startsWith("-Fp");
    }

    /** pg_restore reads tar archives on one session only. */
    boolean takesJobs() {
        return !options.startsWith("-Ft") && !isPlain();
    }

    /** The command that unpacks it to standard output, empty where nothing is packed. */
    List<String> unpacking() {
        if (!options.contains("-Z")) {
            return List.of();
        }
        String program = options.contains("lz4") ? "lz4" : options.contains("zstd") ? "zstd" : "gzip";
        return List.of(program, "-dc");
    }

    /** Whether this stock release reads what that one's dialect writes this way. */
    boolean isReadBy(StockTools reader, StockTools dialect) {
        boolean knowsVersion = dialect.major() < 16 || reader.major() >= Math.min(dialect.major(), 17);
        boolean knowsCompression = reader.major() >= 16 || !(options.contains("lz4") || options.contains("zstd"));
        return knowsVersion && knowsCompression;
    }

    static boolean canDump(StockTools dialect, StockServer server) {
        return server.major() == 906 || dialect.major() >= server.major();
    }
}
