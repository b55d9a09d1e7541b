package io.pgconvoy.archive.plain;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.LargeObjectSink;

/** Writes the contents of large objects as calls of server functions, inside one transaction. */
final class LargeObjectScript implements LargeObjectSink {

    /** Bytes per call, LOBBUFSIZE in pg_backup_archiver.h. */
    private static final int CALL_SIZE = 16 * 1024;

    /** INV_WRITE in libpq-fs.h. */
    private static final int WRITE_MODE = 0x20000;

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final ScriptContext context;
    private final ScriptSink sink;
    private int count;
    private final StringBuilder hex = new StringBuilder(2 * CALL_SIZE);

    LargeObjectScript(ScriptContext context) {
        this.context = context;
        this.sink = context.sink();
    }

    /** Another one in this one's place, which counts the objects all the same. */
    LargeObjectSink told(LargeObjectSink taker) {
        return new LargeObjectSink() {
            @Override
            public void start(long oid) {
                count(oid);
                taker.start(oid);
            }

            @Override
            public void write(ByteBuf bytes) {
                taker.write(bytes);
            }

            @Override
            public void end() {
                taker.end();
            }
        };
    }

    private void count(long oid) {
        count++;
        sink.note("restoring large object with OID " + oid);
        if (context.format() == ArchiveFormat.TAR) {
            sink.note("restoring large object with OID " + oid); // which stock's reader of tar archives says as well
        }
    }

    @Override
    public void start(long oid) {
        count(oid);
        if (context.version().atLeast(1, 12)) {
            sink.sql("SELECT pg_catalog.lo_open('" + oid + "', " + WRITE_MODE + ");\n");
            return;
        }
        // before there were BLOB entries, the data created its large object
        if (context.has(ScriptFlag.CLEAN)) {
            sink.sql(LargeObjectCommands.UNLINK_IF_EXISTS + oid + "';\n");
        }
        sink.sql("SELECT pg_catalog.lo_open(pg_catalog.lo_create('" + oid + "'), " + WRITE_MODE + ");\n");
    }

    @Override
    public void write(ByteBuf bytes) {
        for (byte value : ByteBufUtil.getBytes(bytes)) {
            hex.append(HEX[(value >> 4) & 0xf]).append(HEX[value & 0xf]);
            if (hex.length() == 2 * CALL_SIZE) {
                call();
            }
        }
    }

    /** After all objects. */
    void finish() {
        sink.note("restored " + count + " large object" + (count == 1 ? "" : "s"));
    }

    @Override
    public void end() {
        if (!hex.isEmpty()) {
            call();
        }
        sink.sql("SELECT pg_catalog.lo_close(0);\n\n");
    }

    private void call() {
        String escape = context.settings().standardConformingStrings() ? "\\" : "\\\\";
        sink.sql("SELECT pg_catalog.lowrite(0, '" + escape + "x" + hex + "');\n");
        hex.setLength(0);
    }
}
