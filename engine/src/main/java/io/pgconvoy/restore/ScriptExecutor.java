package io.pgconvoy.restore;

import io.netty.buffer.Unpooled;
import io.pgconvoy.api.RestoreFailure;
import io.pgconvoy.api.RestoreStoppedException;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.connect.Session;
import io.pgconvoy.script.ScriptParts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the parts of a script in a database, one after the other on one session. What fails is noted with its line, and
 * the next part follows. Rows of a COPY that failed are passed over. One thread.
 */
final class ScriptExecutor implements ScriptParts, AutoCloseable {
    /** A SET of a dump is shorter. */
    private static final int LONGEST_SET = 200;

    private final String name;
    private final TargetTerms terms;
    private final boolean singleTransaction;
    private final ScriptCommands commands = new ScriptCommands(this);
    private final byte[] copyMessage = CopyLoad.messageBuffer();
    private TargetSession target;
    private @Nullable CopyLoad copy;
    private long copyLine;
    private int parts;

    /**
     * @param session closed with this one
     * @param name of the script, for messages
     */
    ScriptExecutor(Session session, String name, boolean singleTransaction, TargetTerms terms) {
        this.name = name;
        this.terms = terms;
        this.singleTransaction = singleTransaction;
        this.target = new TargetSession(session, terms);
    }

    void begin() {
        if (singleTransaction) {
            execute("BEGIN".getBytes(StandardCharsets.US_ASCII), 0);
        }
    }

    /** The script has ended, and nothing stopped it. */
    void end(long line) {
        commands.requireUnrestricted(line);
        if (singleTransaction) {
            execute("COMMIT".getBytes(StandardCharsets.US_ASCII), line);
        }
    }

    @Override
    public void statement(byte[] bytes, int length, long line) {
        terms.progress().moved(length);
        if (bytes[0] == 'S' && length < LONGEST_SET) {
            Optional<String> missing =
                    target.settings().missing(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            if (missing.isPresent()) {
                terms.leaveOut(missing.get(), target.session());
                return;
            }
        }
        execute(Arrays.copyOf(bytes, length), line);
    }

    @Override
    public void beginRows(byte[] bytes, int length, long line) {
        terms.cancellation().check();
        terms.log().tried(++parts);
        terms.progress().step("restoring rows from line " + line + " on");
        copyLine = line;
        byte[] statement = Arrays.copyOf(bytes, length);
        attempt(line, () -> copy = CopyLoad.begin(target.session(), target.text(statement), copyMessage));
    }

    @Override
    public void rows(byte[] bytes, int offset, int length) {
        terms.cancellation().check();
        terms.progress().moved(length);
        CopyLoad load = copy;
        if (load != null && !attempt(copyLine, () -> load.write(Unpooled.wrappedBuffer(bytes, offset, length)))) {
            load.cancel();
            copy = null;
        }
    }

    @Override
    public void endRows() {
        CopyLoad load = copy;
        copy = null;
        if (load != null) {
            attempt(copyLine, load::end);
        }
    }

    @Override
    public void command(byte[] bytes, int length, long line) {
        terms.cancellation().check();
        commands.run(target.text(Arrays.copyOf(bytes, length)), line);
    }

    @Override
    public boolean backslashEscapes() {
        return "off".equals(target.session().parameter("standard_conforming_strings"));
    }

    @Override
    public String encoding() {
        return Objects.requireNonNullElse(target.session().parameter("client_encoding"), "SQL_ASCII");
    }

    boolean inSingleTransaction() {
        return singleTransaction;
    }

    /** Goes on in another database of the same server, in a new session. */
    void connect(String database, long line) {
        Session old = target.session();
        Session next;
        try {
            next = Session.open(old.spec().withDatabase(old.startupName(database)));
        } catch (EngineException e) {
            throw new EngineException(e.code(), name + ": line " + line + ": \\connect: " + e.getMessage(), e);
        }
        target.close();
        target = new TargetSession(next, terms);
    }

    /** One statement, as the server takes it. */
    void execute(byte[] sql, long line) {
        terms.cancellation().check();
        terms.log().tried(++parts);
        attempt(line, () -> target.session().execute(sql));
    }

    private boolean attempt(long line, Runnable step) {
        try {
            step.run();
            return true;
        } catch (ServerException e) {
            if (e.code() == ErrorCode.CONNECTION_LOST) {
                throw e.during(name + ", line " + line);
            }
            RestoreFailure failure = new RestoreFailure("", name + ":" + line + ": " + e.report(), e);
            terms.log().failed(failure);
            if (terms.stopAtFirst()) {
                throw new RestoreStoppedException(failure);
            }
            return false;
        }
    }

    @Override
    public void close() {
        target.close();
    }
}
