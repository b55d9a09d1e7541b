package io.pgconvoy.object;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The privileges that an ACL may hold: the letter that {@code aclitem} shows, and the key word of GRANT.
 *
 * <p>Each type of object lists its own in the order in which they are written, whatever the order of the letters.
 */
enum Privilege {
    SELECT('r'),
    USAGE('U'),
    INSERT('a'),
    REFERENCES('x'),
    DELETE('d'),
    TRIGGER('t'),
    TRUNCATE('D'),
    MAINTAIN('m'),
    UPDATE('w'),
    EXECUTE('X'),
    SET('s'),
    ALTER_SYSTEM('A', "ALTER SYSTEM"),
    CREATE('C'),
    CONNECT('c'),
    TEMPORARY('T');

    private static final List<Privilege> OF_TABLE =
            List.of(SELECT, INSERT, REFERENCES, DELETE, TRIGGER, TRUNCATE, MAINTAIN, UPDATE);
    private static final List<Privilege> OF_COLUMN = List.of(SELECT, INSERT, REFERENCES, UPDATE);
    private static final List<Privilege> OF_SEQUENCE = List.of(SELECT, USAGE, UPDATE);
    private static final List<Privilege> OF_LARGE_OBJECT = List.of(SELECT, UPDATE);
    private static final List<Privilege> OF_SCHEMA = List.of(CREATE, USAGE);

    /** By the type word of GRANT ... ON; the plurals are those of ALTER DEFAULT PRIVILEGES. */
    private static final Map<String, List<Privilege>> BY_TYPE = Map.ofEntries(
            Map.entry("TABLE", OF_TABLE),
            Map.entry("TABLES", OF_TABLE),
            Map.entry("SEQUENCE", OF_SEQUENCE),
            Map.entry("SEQUENCES", OF_SEQUENCE),
            Map.entry("FUNCTION", List.of(EXECUTE)),
            Map.entry("FUNCTIONS", List.of(EXECUTE)),
            Map.entry("PROCEDURE", List.of(EXECUTE)),
            Map.entry("LANGUAGE", List.of(USAGE)),
            Map.entry("SCHEMA", OF_SCHEMA),
            Map.entry("SCHEMAS", OF_SCHEMA),
            Map.entry("DATABASE", List.of(CREATE, CONNECT, TEMPORARY)),
            Map.entry("TABLESPACE", List.of(CREATE)),
            Map.entry("TYPE", List.of(USAGE)),
            Map.entry("TYPES", List.of(USAGE)),
            Map.entry("FOREIGN DATA WRAPPER", List.of(USAGE)),
            Map.entry("FOREIGN SERVER", List.of(USAGE)),
            Map.entry("PARAMETER", List.of(SET, ALTER_SYSTEM)),
            Map.entry("LARGE OBJECT", OF_LARGE_OBJECT),
            Map.entry("LARGE OBJECTS", OF_LARGE_OBJECT));

    private final char letter;
    private final String keyword;

    Privilege(char letter) {
        this.letter = letter;
        this.keyword = name();
    }

    Privilege(char letter, String keyword) {
        this.letter = letter;
        this.keyword = keyword;
    }

    char letter() {
        return letter;
    }

    String keyword() {
        return keyword;
    }

    /** Whether there is a privilege for each of these letters: a newer server may have more. */
    static boolean areKnown(String letters) {
        return letters.chars()
                .allMatch(letter -> Arrays.stream(values()).anyMatch(privilege -> privilege.letter == letter));
    }

    /** What may be granted on a type of object, or on its columns, in the order in which it is written. */
    static List<Privilege> on(String type, @Nullable String column, Dialect dialect) {
        List<Privilege> all = column == null ? BY_TYPE.get(type) : OF_COLUMN;
        if (all == null) {
            throw new IllegalArgumentException("no privileges are known for type " + type);
        }
        return dialect.has(Feature.MAINTAIN_PRIVILEGE)
                ? all
                : all.stream().filter(privilege -> privilege != MAINTAIN).toList();
    }
}
