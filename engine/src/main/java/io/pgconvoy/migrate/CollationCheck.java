package io.pgconvoy.migrate;

import static io.pgconvoy.api.MigrateCheck.Severity.ERROR;
import static io.pgconvoy.api.MigrateCheck.Severity.WARNING;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the target has the providers and locales of the collations that come. Only reads. */
final class CollationCheck {
    private static final String COLLATIONS = "collations";

    /** Those that initdb found on the machine; c stands for the C library, i for ICU. */
    private static final CatalogQuery THERE = CatalogQuery.of("""
        SELECT c.collname AS name, c.collcollate AS locale,
               'c' AS provider                                                                       -- before 10
               c.collprovider AS provider                                                            -- since 10
        FROM pg_catalog.pg_collation c
        WHERE c.collnamespace = 'pg_catalog'::pg_catalog.regnamespace
          AND c.collencoding IN (-1, (SELECT d.encoding FROM pg_catalog.pg_database d
                                      WHERE d.datname = pg_catalog.current_database()))
        """);

    private static final Pattern USED =
            Pattern.compile(" COLLATE pg_catalog\\.(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)");

    private static final Pattern LOCALE = Pattern.compile("(?:locale|lc_collate) = '((?:[^']|'')*)'");

    private final Set<String> names = new HashSet<>();
    private final Set<String> locales = new HashSet<>(Set.of("C", "POSIX", "default"));
    private final Findings findings;
    private boolean icu;

    CollationCheck(Session target, Findings findings) {
        this.findings = findings;
        new CatalogReader(target).forEach(THERE.forServer(target.server()), row -> {
            names.add(row.text("name"));
            if (row.text("provider").equals("c")) {
                locales.add(String.valueOf(row.textOrNull("locale")));
            }
            icu |= row.text("provider").equals("i");
        });
    }

    void run(List<ArchiveEntry> entries) {
        for (ArchiveEntry entry : entries) {
            String definition = Objects.requireNonNullElse(entry.definition(), "");
            if (entry.kind().equals("COLLATION")) {
                made(entry, definition);
            }
            used(entry, definition);
        }
    }

    private void made(ArchiveEntry entry, String definition) {
        Matcher locale = LOCALE.matcher(definition);
        if (definition.contains("provider = icu") && !icu) {
            findings.add(
                    ERROR,
                    COLLATIONS,
                    "the target's server has no ICU, which provides these collations",
                    "a server that is built with ICU",
                    entry);
        } else if (definition.contains("provider = libc")
                && locale.find()
                && !locales.contains(locale.group(1).replace("''", "'"))) {
            findings.add(
                    WARNING,
                    COLLATIONS,
                    "the target's machine did not have locale \"" + locale.group(1) + "\" when its cluster was made",
                    "install the locale there, if that has not been done since",
                    entry);
        }
    }

    private void used(ArchiveEntry entry, String definition) {
        Matcher used = USED.matcher(definition);
        while (used.find()) {
            String name = used.group(1);
            String raw =
                    name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
            if (!names.contains(raw)) {
                findings.add(
                        ERROR,
                        COLLATIONS,
                        "the target does not have collation \"" + raw
                                + "\", which comes from the machine's locales or from" + " ICU",
                        "install the locale on its machine, then SELECT pg_import_system_collations('pg_catalog') in the"
                                + " target",
                        entry);
            }
        }
    }
}
