package io.pgconvoy.cli;

import io.pgconvoy.api.CopyFormat;
import io.pgconvoy.api.MigrateOptions.Start;
import io.pgconvoy.api.RoleCopies;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.cli.getopt.ArgumentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a migration runs. */
@Heading("General options")
final class MigrateRunOptions {
    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description = "the name of the target database once more: nothing is written without it")
    private @Nullable String confirmed;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "NUM",
            description = "use so many workers, each with a session on either side (default: one for each processor,"
                    + " and two at least)")
    private int jobs = Math.max(2, Runtime.getRuntime().availableProcessors());

    @Option(
            names = {"-c", "--clean"},
            description = "drop objects of the same names in the target first, instead of refusing a target that is not"
                    + " empty")
    private boolean clean;

    @Option(
            names = "--check",
            description = "change nothing: say what would be in the way of the migration, and end with status 1 if"
                    + " anything would make it fail")
    private boolean check;

    @Option(names = "--no-check", description = "begin although the check before it found what will fail")
    private boolean unchecked;

    @Option(
            names = "--resume",
            description = "go on with a migration that was interrupted: what it did stands in the target")
    private boolean resume;

    @Option(
            names = "--not-consistent",
            description = "with --resume: go on even if the source has changed since, so that the target is not of one"
                    + " moment")
    private boolean notConsistent;

    @Option(
            names = "--snapshot",
            paramLabel = "ID",
            description = "read the source as of this exported snapshot, which another session keeps alive: a migration"
                    + " that is interrupted can then be resumed as of the same moment")
    private @Nullable String snapshot;

    @Option(names = "--json", description = "write the report as JSON")
    private boolean json;

    @Option(names = "--verify", description = "compare both databases at the end, the source as of the same moment")
    private boolean verify;

    @Option(
            names = "--copy-format",
            paramLabel = "auto|text|binary",
            description = "copy rows in binary form where it is known to mean the same on both servers, and as text"
                    + " elsewhere (auto, default), or all of them in one form")
    private String copyFormat = "auto";

    @Option(
            names = "--map-role",
            paramLabel = "OLD=NEW",
            description = "let this role be another one in the target; may be given several times")
    private List<String> mappedRoles = new ArrayList<>();

    @Option(
            names = "--roles",
            description = "make roles of the source that the target does not have, with their attributes, memberships,"
                    + " settings and hashes of passwords; those that are there stay as they are")
    private boolean roles;

    @Option(names = "--no-role-passwords", description = "with --roles: leave the passwords out")
    private boolean noRolePasswords;

    @Option(
            names = "--map-tablespace",
            paramLabel = "OLD=NEW",
            description = "put what is in this tablespace into another one, or with pg_default into that of the target"
                    + " database; may be given several times")
    private List<String> mappedTablespaces = new ArrayList<>();

    RoleCopies roles() {
        if (noRolePasswords && !roles) {
            throw new UsageException("option --no-role-passwords goes with --roles only");
        }
        return !roles ? RoleCopies.NONE : noRolePasswords ? RoleCopies.WITHOUT_PASSWORDS : RoleCopies.WITH_PASSWORDS;
    }

    Map<String, String> mappedTablespaces() {
        return pairs("--map-tablespace", mappedTablespaces);
    }

    int jobs() {
        return Numbers.inRange(String.valueOf(jobs), "-j/--jobs", 1, Integer.MAX_VALUE);
    }

    CopyFormat copyFormat() {
        return switch (copyFormat) {
            case "auto" -> CopyFormat.AUTO;
            case "text" -> CopyFormat.TEXT;
            case "binary" -> CopyFormat.BINARY;
            default -> throw ArgumentException.error("invalid value for option --copy-format: \"" + copyFormat + "\"");
        };
    }

    boolean clean() {
        return clean;
    }

    boolean check() {
        return check;
    }

    boolean checked() {
        return !unchecked;
    }

    Start start() {
        if (notConsistent && !resume) {
            throw new UsageException("option --not-consistent goes with --resume only");
        }
        return notConsistent ? Start.RESUME_NOT_CONSISTENT : resume ? Start.RESUME : Start.ANEW;
    }

    @Nullable
    String snapshot() {
        return snapshot;
    }

    boolean json() {
        return json;
    }

    boolean verify() {
        return verify;
    }

    Map<String, String> mappedRoles() {
        return pairs("--map-role", mappedRoles);
    }

    private static Map<String, String> pairs(String option, List<String> mappings) {
        Map<String, String> mapped = new HashMap<>();
        for (String mapping : mappings) {
            int equals = mapping.indexOf('=');
            if (equals <= 0 || equals == mapping.length() - 1) {
                throw new UsageException(
                        "invalid argument for option " + option + ": \"" + mapping + "\"; expected old=new");
            }
            mapped.put(mapping.substring(0, equals), mapping.substring(equals + 1));
        }
        return mapped;
    }

    /**
     * @param target the name of the database that is to be written to
     * @param terminal asks somebody; gives null where nobody is
     */
    void requireConfirmation(String target, Function<String, @Nullable String> terminal) {
        if (confirmed == null) {
            confirmed =
                    terminal.apply("Database \"" + target + "\" is going to be written to. Type its name to begin: ");
        }
        if (confirmed == null) {
            throw new UsageException(
                    "nothing was done: a migration writes to the target only with --confirm=" + target);
        }
        if (!confirmed.equals(target)) {
            throw new UsageException(
                    "nothing was done: confirmed was \"" + confirmed + "\", but the target is \"" + target + "\"");
        }
    }
}
