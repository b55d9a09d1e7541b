package io.pgconvoy.api;

import java.util.List;

/** What was found before a migration, with nothing changed. */
public record MigrateCheck(List<Finding> findings) {
    public MigrateCheck {
        findings = List.copyOf(findings);
    }

    /** Whether nothing was found that the migration would fail on. */
    public boolean clear() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** How bad it is. */
    public enum Severity {
        /** The migration would fail, as a whole or in part. */
        ERROR,
        /** It may fail, or the target will not be quite the same. */
        WARNING,
        /** Good to know. */
        NOTE
    }

    /**
     * One thing that was found.
     *
     * @param subject a stable word for programs: {@code roles}, {@code extensions}
     * @param message a sentence for people
     * @param remedy what can be done about it; empty where there is nothing to say
     */
    public record Finding(Severity severity, String subject, String message, String remedy) {}
}
