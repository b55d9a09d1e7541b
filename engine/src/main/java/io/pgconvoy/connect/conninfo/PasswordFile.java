package io.pgconvoy.connect.conninfo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a password in a file of {@code host:port:database:user:password} lines.
 * In the first four fields {@code *} matches anything; a backslash takes the next character literally.
 */
public final class PasswordFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final Path file;
    private final Environment environment;

    private PasswordFile(Path file, Environment environment) {
        this.file = file;
        this.environment = environment;
    }

    /** The file that the parameters or the environment name, or {@code .pgpass} in the home directory. */
    public static @Nullable PasswordFile of(Conninfo values, Environment environment) {
        String named = values.nonEmpty(Parameter.PASSFILE);
        Path file = named == null ? environment.inHome(".pgpass") : Path.of(named);
        return file == null ? null : new PasswordFile(file, environment);
    }

    public Path path() {
        return file;
    }

    /**
     * The password on the first line that matches; null if none does or the file is missing, unreadable or open to
     * others (that is warned about).
     */
    public @Nullable String find(String host, String port, String database, String user) {
        if (!mayBeUsed()) {
            return null;
        }
        String[] wanted = {host, port, database, user};
        try {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                String password = line.startsWith("#") ? null : passwordIn(stripCarriageReturns(line), wanted);
                if (password != null) {
                    return password;
                }
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    private boolean mayBeUsed() {
        if (!Files.isReadable(file)) {
            return false;
        }
        if (!Files.isRegularFile(file)) {
            environment.warnings().accept("password file \"" + file + "\" is not a plain file");
            return false;
        }
        if (isOpenToOthers()) {
            environment
                    .warnings()
                    .accept("password file \"" + file
                            + "\" has group or world access; permissions should be u=rw (0600) or less");
            return false;
        }
        return true;
    }

    private boolean isOpenToOthers() {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static @Nullable String passwordIn(String line, String[] wanted) {
        int position = 0;
        for (String value : wanted) {
            position = afterMatch(line, position, value);
            if (position < 0) {
                return null;
            }
        }
        return unescapedField(line, position);
    }

    /** The position behind the field and its colon if the field matches the value; -1 if it does not. */
    private static int afterMatch(String line, int start, String value) {
        if (line.startsWith("*:", start)) {
            return start + 2;
        }
        int matched = 0;
        int position = start;
        while (position < line.length()) {
            boolean escaped = line.charAt(position) == '\\' && position + 1 < line.length();
            if (escaped) {
                position++;
            }
            char character = line.charAt(position++);
            if (character == ':' && !escaped) {
                return matched == value.length() ? position : -1;
            }
            if (matched == value.length() || value.charAt(matched++) != character) {
                return -1;
            }
        }
        return -1;
    }

    private static String unescapedField(String line, int start) {
        StringBuilder field = new StringBuilder();
        for (int i = start; i < line.length() && line.charAt(i) != ':'; i++) {
            if (line.charAt(i) == '\\' && i + 1 < line.length()) {
                i++;
            }
            field.append(line.charAt(i));
        }
        return field.toString();
    }

    private static String stripCarriageReturns(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }
}
