package io.pgconvoy.connect.conninfo;

import io.pgconvoy.api.error.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks up a named service: groups of {@code keyword=value} lines under {@code [service]} headers.
 * The user's file is read first, {@code pg_service.conf} of the system when the service is not there.
 */
final class ServiceFile {
    /** The line buffer of libpq: longer lines are refused. */
    private static final int MAXIMUM_LINE = 1023;

    private final Path file;
    private final String service;

    private ServiceFile(Path file, String service) {
        this.file = file;
        this.service = service;
    }

    /** The parameters of the service that is asked for; none if no service is. */
    static Conninfo lookUp(Conninfo given, Environment environment) {
        String service = given.get(Parameter.SERVICE);
        if (service == null) {
            service = environment.variable("PGSERVICE");
        }
        if (service == null) {
            return Conninfo.EMPTY;
        }
        Path userFile = userFile(given, environment);
        Conninfo found = userFile == null ? null : new ServiceFile(userFile, service).read();
        Path systemFile = environment.systemConfiguration().resolve("pg_service.conf");
        if (found == null && Files.exists(systemFile)) {
            found = new ServiceFile(systemFile, service).read();
        }
        if (found == null) {
            throw new UsageException("definition of service \"" + service + "\" not found");
        }
        return found;
    }

    /** A file that was named must exist; the one in the home directory need not. */
    private static @Nullable Path userFile(Conninfo given, Environment environment) {
        String named = given.nonEmpty(Parameter.SERVICEFILE);
        if (named == null) {
            named = environment.variable("PGSERVICEFILE");
        }
        if (named != null) {
            return Path.of(named);
        }
        Path inHome = environment.inHome(".pg_service.conf");
        return inHome != null && Files.exists(inHome) ? inHome : null;
    }

    private @Nullable Conninfo read() {
        List<String> lines;
        try {
            lines = List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1));
        } catch (IOException e) {
            throw new UsageException("service file \"" + file + "\" not found");
        }
        Conninfo found = null;
        for (int number = 1; number <= lines.size(); number++) {
            String line = trimmed(lines.get(number - 1), number);
            if (line.startsWith("[")) {
                if (found != null) {
                    return found;
                }
                found = line.startsWith("[" + service + "]") ? Conninfo.EMPTY : null;
            } else if (found != null && !line.isEmpty() && !line.startsWith("#")) {
                found = withLine(found, line, number);
            }
        }
        return found;
    }

    private String trimmed(String line, int number) {
        if (line.getBytes(StandardCharsets.UTF_8).length >= MAXIMUM_LINE) {
            throw new UsageException("line " + number + " too long in service file \"" + file + "\"");
        }
        int start = 0;
        int end = line.length();
        while (start < end && KeywordString.isSpace(line.charAt(start))) {
            start++;
        }
        while (end > start && KeywordString.isSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private Conninfo withLine(Conninfo found, String line, int number) {
        String[] keywordAndValue = line.split("=", 2);
        Parameter parameter = Parameter.ofKeyword(keywordAndValue[0]);
        if (parameter == Parameter.SERVICE || parameter == Parameter.SERVICEFILE) {
            throw new UsageException("nested \"" + keywordAndValue[0]
                    + "\" specifications not supported in service file" + " \"" + file + "\", line " + number);
        }
        if (parameter == null || keywordAndValue.length < 2) {
            throw new UsageException("syntax error in service file \"" + file + "\", line " + number);
        }
        // The first line of a keyword counts, as in libpq, which never overrides a value it has.
        return found.get(parameter) == null ? found.with(parameter, keywordAndValue[1]) : found;
    }
}
