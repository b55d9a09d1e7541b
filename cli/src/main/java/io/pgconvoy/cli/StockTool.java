package io.pgconvoy.cli;

import java.util.Optional;
import java.util.stream.Stream;

/** A name of a stock tool that the program answers to, with that tool's command line. */
enum StockTool {
    PG_DUMP("pg_dump", "dump", "[DBNAME]"),
    PG_DUMPALL("pg_dumpall", "dumpall", ""),
    PG_RESTORE("pg_restore", "restore", "[FILE]");

    private final String program;
    private final String command;
    private final String operand;

    StockTool(String program, String command, String operand) {
        this.program = program;
        this.command = command;
        this.operand = operand;
    }

    static Optional<StockTool> named(String name) {
        return Stream.of(values()).filter(tool -> tool.program.equals(name)).findFirst();
    }

    String program() {
        return program;
    }

    /** The command that does the work. */
    String command() {
        return command;
    }

    String operand() {
        return operand;
    }
}
