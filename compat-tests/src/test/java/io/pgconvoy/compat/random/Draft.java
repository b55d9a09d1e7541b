package io.pgconvoy.compat.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A schema in the making: what statements have made so far. */
final class Draft {
    /** Roles that every server of the tests has: {@code objects/cluster.sql}. */
    static final List<String> ROLES = List.of(
            "pgc_owner", "pgc_reader", "pgc_writer", "pgc_grantor", "\"pgc Quoted \"\"Role\"\"\"", "\"pgc-dash\"");

    private final int major;
    private final Predicate<String> server;

    final Dice dice;
    final Names names;
    /** All quoted, types with their schemas. */
    final List<String> schemas = new ArrayList<>(List.of("public"));

    final List<String> types = new ArrayList<>();
    final List<RandomTable> tables = new ArrayList<>();
    final List<String> views = new ArrayList<>();
    final List<String> sequences = new ArrayList<>();
    final List<RandomRoutine> routines = new ArrayList<>();
    final List<String> operatorClasses = new ArrayList<>();
    final List<String> collations = new ArrayList<>(List.of("\"C\"", "\"POSIX\""));
    final List<String> extensions = new ArrayList<>();
    final List<String> servers = new ArrayList<>();

    /** @param server runs a statement and says whether it went well */
    Draft(long seed, int major, Predicate<String> server) {
        this.major = major;
        this.server = server;
        this.dice = new Dice(seed);
        this.names = new Names(dice);
    }

    /** Whether the statement went well; as chance has it, many do not. */
    @SuppressWarnings("AnnotateFormatMethod")
    boolean run(String statement, Object... arguments) {
        return server.test(arguments.length == 0 ? statement : statement.formatted(arguments));
    }

    /** Whether the server is of this major or a later one; 9.6 counts as 9. */
    boolean since(int release) {
        return (major == 906 ? 9 : major) >= release;
    }

    /** Text that servers take from some major on, nothing for those before. */
    String since(int release, int percent, String text) {
        return since(release) ? dice.maybe(percent, text) : "";
    }

    String schema() {
        return dice.oneOf(schemas);
    }

    /** A name for a new object in some schema. */
    String qualified() {
        return schema() + "." + names.next();
    }

    String role() {
        return dice.oneOf(ROLES);
    }

    RandomTable table() {
        return dice.oneOf(tables);
    }
}
