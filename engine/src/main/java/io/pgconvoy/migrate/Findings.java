package io.pgconvoy.migrate;

import io.pgconvoy.api.MigrateCheck;
import io.pgconvoy.api.MigrateCheck.Finding;
import io.pgconvoy.api.MigrateCheck.Severity;
import io.pgconvoy.archive.ArchiveEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a check finds; the same said of several objects becomes one finding. One thread. */
final class Findings {
    /** Objects that are named; the others are counted. */
    private static final int NAMED = 3;

    private final Map<Finding, List<String>> findings = new LinkedHashMap<>();

    void add(Severity severity, String subject, String message, String remedy) {
        findings.putIfAbsent(new Finding(severity, subject, message, remedy), new ArrayList<>());
    }

    void add(Severity severity, String subject, String message, String remedy, ArchiveEntry concerned) {
        String schema = concerned.namespace();
        add(
                severity,
                subject,
                message,
                remedy,
                concerned.kind() + " " + (schema == null || schema.isEmpty() ? "" : schema + ".") + concerned.tag());
    }

    void add(Severity severity, String subject, String message, String remedy, String concerned) {
        findings.computeIfAbsent(new Finding(severity, subject, message, remedy), finding -> new ArrayList<>())
                .add(concerned);
    }

    boolean clear() {
        return findings.keySet().stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** The worst first. */
    MigrateCheck result() {
        List<Finding> all = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            findings.forEach((finding, concerned) -> {
                if (finding.severity() == severity) {
                    all.add(with(finding, concerned));
                }
            });
        }
        return new MigrateCheck(all);
    }

    private static Finding with(Finding finding, List<String> concerned) {
        if (concerned.isEmpty()) {
            return finding;
        }
        int more = concerned.size() - NAMED;
        String named = String.join(", ", concerned.subList(0, Math.min(NAMED, concerned.size())))
                + (more > 0 ? " and " + more + " more" : "");
        return new Finding(finding.severity(), finding.subject(), finding.message() + ": " + named, finding.remedy());
    }
}
