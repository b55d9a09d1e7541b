package io.pgconvoy.cli;

import io.pgconvoy.api.RestoreStoppedException;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.NotConnectedException;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.cli.getopt.ArgumentException;
import io.pgconvoy.connect.Feature;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/** The one place where a failure becomes lines on stderr and an exit status. */
final class Failures {
    private static final Pattern ANSWER = Pattern.compile("(?m)^connection to server .*? failed: (FATAL: )");

    /** What stock's tools advise who has a plain script. */
    private static final String USE_PSQL = " Please use psql.";

    /** How much of a statement is worth showing to someone who did not ask for more. */
    private static final int STATEMENT_LENGTH = 200;

    private final CommandContext context;
    private final Messages messages;

    Failures(CommandContext context) {
        this.context = context;
        this.messages = context.messages();
    }

    /** The arguments could not be understood. */
    int badArguments(ParameterException failure) {
        messages.error(ArgumentErrors.wording(failure));
        messages.command(failure.getCommandLine().getCommandSpec().qualifiedName());
        messages.pointToHelp();
        return ExitStatus.ERROR;
    }

    /** As {@link #badArguments(ParameterException)}; what {@code getopt_long} says is no error to a stock tool. */
    int badArguments(ArgumentException failure) {
        String message = String.valueOf(failure.getMessage());
        if (!failure.isComplaint() || !messages.isStock()) {
            messages.error(message);
        } else if (!message.isEmpty()) {
            messages.note(message);
        }
        messages.pointToHelp();
        return ExitStatus.ERROR;
    }

    /** The command was understood and failed. */
    int failed(Throwable failure) {
        messages.status("");
        if (context.cancellation().isCancelled()) {
            messages.error("interrupted; whatever was unfinished has been discarded");
        } else if (failure instanceof ParameterException badArguments) {
            return badArguments(badArguments);
        } else if (failure instanceof RestoreStoppedException) {
            if (!messages.isStock()) {
                messages.info("stopped at the first failure");
            }
        } else if (failure instanceof EngineException expected) {
            report(expected, messages);
        } else if (failure instanceof OutOfMemoryError) {
            messages.error("out of memory: " + failure.getMessage());
            messages.hint("Give the program a larger heap, for example by JAVA_TOOL_OPTIONS=-Xmx1g.");
        } else {
            reportBug(failure);
        }
        return ExitStatus.ERROR;
    }

    /** A failure the user can read, as stock's tools put it. */
    static void report(EngineException failure, Messages messages) {
        if (failure instanceof ServerException server && isQueryOfStock(server, messages)) {
            reportQuery(server, String.valueOf(server.statement()), messages);
            return;
        }
        String message =
                messages.isStock() ? StockWords.of(failure, messages.dialect()) : String.valueOf(failure.getMessage());
        boolean isScript = !messages.isStock() && message.endsWith(USE_PSQL);
        if (isScript) {
            message = message.substring(0, message.length() - USE_PSQL.length());
        }
        messages.error(failure instanceof NotConnectedException none ? inWords(none, messages) : message);
        if (isScript) {
            messages.hint(
                    "It is no archive: \"pgconvoy restore -d\" runs it as a whole, \"pgconvoy verify\" checks it.");
        }
        if (failure instanceof ServerException server) {
            detail("Working on: ", server.object(), messages);
            detail("", server.detail(), messages);
            detail("Query was: ", shortened(server.statement(), messages), messages);
            if (server.hint() != null) {
                messages.hint(server.hint());
            }
        }
        for (Throwable further : failure.getSuppressed()) {
            if (further instanceof StorageException left) {
                messages.warning(left.getMessage());
            }
        }
        if (messages.verbose() && !messages.isStock()) {
            messages.stackTrace(failure);
        }
    }

    /**
     * Before release 14, stock's tools put words of their own before libpq's, and libpq said nothing of the server when that
     * had answered.
     */
    private static String inWords(NotConnectedException failure, Messages messages) {
        String message = String.valueOf(failure.getMessage());
        if (!messages.isStock() || messages.dialect().has(Feature.LIBPQ_TELLS_OF_CONNECTIONS)) {
            return message;
        }
        message = ANSWER.matcher(message).replaceAll("$1");
        String database = "\"" + failure.database() + "\"";
        return messages.program().equals("pg_dumpall")
                ? "could not connect to database " + database + ": " + message
                : "connection to database " + database + " failed: " + message;
    }

    /** Whether one of stock's dumping tools would have met this failure running a statement. */
    private static boolean isQueryOfStock(ServerException failure, Messages messages) {
        return messages.speaksAsDump() && failure.statement() != null;
    }

    /** What the server said as libpq puts it, then the query. */
    private static void reportQuery(ServerException failure, String statement, Messages messages) {
        if (failure.amidRows() && failure.object() != null) {
            messages.error("Dumping the contents of " + failure.object() + " failed: PQgetResult() failed.");
            messages.detailOfSeveralLines("Error message from server: " + failure.report());
            messages.detailOfSeveralLines(
                    (messages.prefixesHints() ? "Command was: " : "The command was: ") + statement);
        } else {
            messages.errorOfSeveralLines("query failed: " + failure.report());
            messages.detailOfSeveralLines((messages.prefixesHints() ? "Query was: " : "query was: ") + statement);
        }
        if (messages.verbose()) {
            messages.stackTrace(failure);
        }
    }

    private static void detail(String label, @Nullable String detail, Messages messages) {
        if (detail != null) {
            messages.detail(label + detail);
        }
    }

    private static @Nullable String shortened(@Nullable String statement, Messages messages) {
        return statement == null || messages.verbose() || statement.length() <= STATEMENT_LENGTH
                ? statement
                : statement.substring(0, STATEMENT_LENGTH) + " …";
    }

    private void reportBug(Throwable failure) {
        messages.error("internal error: " + failure);
        messages.hint(
                "This is a bug in pgconvoy. Please report it, with what \"pgconvoy --version\" and the same command"
                        + " with --verbose print.");
        if (messages.verbose()) {
            messages.stackTrace(failure);
        }
    }
}
