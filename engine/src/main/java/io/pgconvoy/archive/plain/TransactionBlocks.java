package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.List;

/** Keeps a restore in transactions of a given number of objects, or in a single one. */
final class TransactionBlocks {

    private static final List<String> BEGIN = List.of("BEGIN");
    private static final List<String> COMMIT = List.of("COMMIT");
    private static final List<String> COMMIT_AND_BEGIN = List.of("COMMIT", "BEGIN");

    private final ScriptContext context;
    private final ScriptSink sink;
    private final int size;
    private int count;

    TransactionBlocks(ScriptContext context) {
        this.context = context;
        this.sink = context.sink();
        this.size = context.options().transactionSize();
    }

    /** Around what must not be done by halves, where no transaction is open anyway. */
    void beginOwn() {
        if (!always()) {
            sink.transaction("BEGIN;\n\n", BEGIN);
        }
    }

    void endOwn() {
        if (!always()) {
            sink.transaction("COMMIT;\n\n", COMMIT);
        }
    }

    private boolean always() {
        return size > 0 || context.has(ScriptFlag.SINGLE_TRANSACTION);
    }

    boolean sized() {
        return size > 0;
    }

    /** At the start of a restore. */
    void beginSingle() {
        if (context.has(ScriptFlag.SINGLE_TRANSACTION)) {
            sink.transaction("BEGIN;\n\n", BEGIN);
        }
    }

    /** At the start of a session, behind its settings. */
    void beginSession() {
        if (sized()) {
            sink.transaction("\nBEGIN;\n", BEGIN);
            count = 0;
        }
    }

    /** Counts what has been done; ends the transaction and begins another when it is enough. */
    void count(int objects) {
        count(objects, "COMMIT;\nBEGIN;\n\n");
    }

    void countDrop() {
        count(1, "COMMIT;\nBEGIN;\n");
    }

    /** Counts what must not be torn apart, without looking whether it is enough. */
    void add(int objects) {
        count += objects;
    }

    private void count(int objects, String next) {
        count += objects;
        if (sized() && count >= size) {
            sink.transaction(next, COMMIT_AND_BEGIN);
            count = 0;
        }
    }

    /** Before a statement that cannot run in a transaction. */
    void leave(String commit) {
        if (sized()) {
            sink.transaction(commit, COMMIT);
        }
    }

    void reenter() {
        if (sized()) {
            sink.transaction("BEGIN;\n", BEGIN);
            count = 0;
        }
    }

    void end() {
        if (always()) {
            sink.transaction("COMMIT;\n\n", COMMIT);
        }
    }

    /** How many statements a definition holds beyond one, as far as counting semicolons can tell. */
    static int extraStatements(ArchiveEntry entry, String definition) {
        if (entry.kind().equals("FUNCTION") || entry.kind().equals("PROCEDURE")) {
            return 0;
        }
        long semicolons = definition.chars().filter(c -> c == ';').count();
        return (int) Math.max(0, semicolons - 1);
    }
}
