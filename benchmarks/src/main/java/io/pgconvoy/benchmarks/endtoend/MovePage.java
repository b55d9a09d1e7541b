package io.pgconvoy.benchmarks.endtoend;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** docs/benchmarks-migrate.md: from server to server, ours against all others. */
record MovePage(String command, String version, Machine machine, int runs, List<MoveResults> results) {
    private static final String TEXT = """
        # From server to server

        Written by the harness itself; this command measures it all again:

        ```
        %s
        ```

        Two embedded servers, PostgreSQL %s, and the programs on one machine: %d cores (%s), %d GiB, Java %s. Median of %d
        run(s), the n-th of each program after the n-th of the others; ratios are medians of the ratios run by run. Load
        average at the end: %s; where that is well above the programs\' own 2 to 4, the machine was busy with other work,
        and walls say less than CPU seconds. `pgconvoy` has a heap of %s (`-Xmx128m`), its copies were compared with their
        sources. Client CPU is that of the program and all it starts, the Java virtual machine\'s start included; memory is
        resident, at its peak, of all processes of the program together. What pgcopydb takes is Debian\'s package, which
        runs the stock `pg_dump` and `pg_restore` of the server\'s release.
        """;

    String text() {
        return String.format(
                        Locale.ROOT,
                        TEXT,
                        command,
                        version,
                        machine.cores(),
                        machine.processor(),
                        machine.gibibytes(),
                        machine.java(),
                        runs,
                        machine.load(),
                        "128 MB")
                + tables();
    }

    String tables() {
        StringBuilder text = new StringBuilder();
        for (MoveResults each : results) {
            text.append("\n## ")
                    .append(each.move.title)
                    .append(", ")
                    .append(each.megabytes)
                    .append(" MB (`");
            text.append(each.move.id()).append("`)\n\n");
            text.append(
                    "| program | wall s | client CPU s | servers' CPU s | peak MiB | pgconvoy's wall to its | CPU of all |\n");
            text.append("|---|---|---|---|---|---|---|\n");
            each.movers().forEach(mover -> text.append(line(each, mover)));
        }
        return text.toString();
    }

    private static String line(MoveResults results, String mover) {
        ToDoubleFunction<Measurement> cpu = run -> run.cpuSeconds() + run.serverSeconds();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.0f | %s | %s |%n",
                mover.replace("|", "\\|"),
                results.median(mover, Measurement::wallSeconds),
                results.median(mover, Measurement::cpuSeconds),
                results.median(mover, Measurement::serverSeconds),
                results.median(mover, Measurement::peakMebibytes),
                mover.equals(Mover.OURS) ? "" : Page.ratio(results.ratio(mover, Measurement::wallSeconds)),
                mover.equals(Mover.OURS) ? "" : Page.ratio(results.ratio(mover, cpu)));
    }
}
