package io.pgconvoy.restore;

import io.pgconvoy.connect.conninfo.Conninfo;
import io.pgconvoy.connect.conninfo.Parameter;
import io.pgconvoy.script.PsqlCommand;
import io.pgconvoy.script.ScriptException;
import io.pgconvoy.sql.Literal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands of psql's that dumps hold. All others are refused, whatever they are: nothing in a dump runs a program,
 * reads or writes a file, or leads to another server.
 */
final class ScriptCommands {
    private static final String REUSE_PREVIOUS = "-reuse-previous=on";

    private final ScriptExecutor executor;
    private final ScriptMode mode = new ScriptMode();

    ScriptCommands(ScriptExecutor executor) {
        this.executor = executor;
    }

    void run(String text, long line) {
        PsqlCommand command = PsqlCommand.parse(text, line);
        switch (command.name()) {
            case "restrict" -> mode.restrict(command, line);
            case "unrestrict" -> mode.unrestrict(command, line);
            case "connect", "c" -> {
                mode.check(command, line);
                connect(command, line);
            }
            case "encoding" -> {
                mode.check(command, line);
                encoding(command, line);
            }
            default -> {
                mode.check(command, line);
                throw new ScriptException(
                        line, "\\" + command.name() + " is no command that a dump needs, and is not run");
            }
        }
    }

    /** A script that ends in restricted mode has lost its end. */
    void requireUnrestricted(long line) {
        if (mode.restricted()) {
            throw new ScriptException(
                    line, "the script ends without the \\unrestrict that belongs to line " + mode.since());
        }
    }

    private void connect(PsqlCommand command, long line) {
        if (executor.inSingleTransaction()) {
            throw new ScriptException(
                    line, "the script changes to another database: no single transaction can do that");
        }
        List<String> arguments = new ArrayList<>(command.arguments());
        boolean reuse = arguments.remove(REUSE_PREVIOUS);
        if (arguments.size() != 1
                || arguments.get(0).isEmpty()
                || arguments.get(0).equals("-")) {
            throw new ScriptException(line, "\\connect: the name of a database, and nothing else, is taken");
        }
        String argument = arguments.get(0);
        executor.connect(
                reuse || Conninfo.isConnectionString(argument) ? onlyDatabase(argument, line) : argument, line);
    }

    private static String onlyDatabase(String connectionString, long line) {
        Conninfo values = Conninfo.parse(connectionString);
        String database = values.get(Parameter.DBNAME);
        boolean more = Stream.of(Parameter.values())
                .anyMatch(parameter -> parameter != Parameter.DBNAME && values.get(parameter) != null);
        if (database == null || more) {
            throw new ScriptException(line, "\\connect: a dump may name another database, but no other server or user");
        }
        return database;
    }

    private void encoding(PsqlCommand command, long line) {
        if (command.arguments().size() != 1) {
            throw new ScriptException(line, "\\encoding: exactly one argument is needed");
        }
        String set =
                "SET client_encoding TO " + Literal.quote(command.arguments().get(0), true);
        executor.execute(set.getBytes(StandardCharsets.UTF_8), line);
    }
}
