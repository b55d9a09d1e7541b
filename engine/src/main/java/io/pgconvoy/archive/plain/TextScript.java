package io.pgconvoy.archive.plain;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.CompressedRows;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.Identifier;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a restore as text for psql. Closing gives its buffer back; {@link #flush()} comes before. */
final class TextScript implements ScriptSink, AutoCloseable {

    private static final int BUFFER_SIZE = 64 * 1024;
    private static final Pattern SIMPLE_NAME = Pattern.compile("[A-Za-z0-9_.]+");

    private final ByteSink out;
    private final Consumer<CompressedRows> compressed;
    private final Charset charset;
    private final Dialect dialect;
    private final Identifier ids;
    private final @Nullable String restrictKey;
    private final Consumer<String> warnings;
    private final Consumer<String> notes;
    private final ByteBuf buffer = ByteBufAllocator.DEFAULT.directBuffer(BUFFER_SIZE, BUFFER_SIZE);

    /** @param compressed takes rows that come compressed, where they belong in the text */
    TextScript(
            ByteSink out,
            Consumer<CompressedRows> compressed,
            Charset charset,
            ScriptOptions options,
            @Nullable String restrictKey,
            Consumer<String> warnings,
            Consumer<String> notes) {
        this.out = out;
        this.compressed = compressed;
        this.charset = charset;
        this.dialect = options.dialect();
        this.ids = Identifier.of(options.dialect(), options.has(ScriptFlag.QUOTE_ALL_IDENTIFIERS));
        this.restrictKey = restrictKey;
        this.warnings = warnings;
        this.notes = notes;
    }

    @Override
    public void sql(String text) {
        write(Unpooled.wrappedBuffer(text.getBytes(charset)));
    }

    @Override
    public void set(String text, String failure) {
        sql(text);
    }

    @Override
    public void become(String user, String text) {
        sql(text);
    }

    @Override
    public void comment(String text) {
        sql(text);
    }

    /**
     * Lets psql connect, outside the restricted mode that forbids its commands. A name that psql could take apart goes
     * as a connection string, in whatever encoding it is.
     */
    @Override
    public void connect(String database) {
        if (database.indexOf('\n') >= 0 || database.indexOf('\r') >= 0) {
            throw new UsageException("database name contains a newline or carriage return: \"" + database + "\"");
        }
        if (restrictKey != null) {
            sql("\\unrestrict " + restrictKey + "\n");
        }
        if (SIMPLE_NAME.matcher(database).matches()) {
            sql("\\connect " + ids.quote(database) + "\n");
        } else {
            String value = '\'' + database.replace("\\", "\\\\").replace("'", "\\'") + '\'';
            if (dialect.has(Feature.CONNECT_IN_SQL_ASCII)) {
                sql("\\encoding SQL_ASCII\n");
            }
            sql("\\connect -reuse-previous=on " + ids.quote("dbname=" + value) + "\n");
        }
        sql(restrictKey == null ? "\n" : "\\restrict " + restrictKey + "\n\n");
    }

    @Override
    public void beginCopy(String statement) {
        sql(statement);
    }

    @Override
    public void rows(ByteBuf bytes) {
        write(bytes);
    }

    @Override
    public void copy(TableRows rows) {
        write(rows);
    }

    @Override
    public boolean endCopy() {
        return false;
    }

    @Override
    public void statements(ByteBuf bytes) {
        write(bytes);
    }

    @Override
    public void execute(TableRows statements) {
        write(statements);
    }

    @Override
    public void transaction(String text, List<String> commands) {
        sql(text);
    }

    @Override
    public void warning(String message) {
        warnings.accept(message);
    }

    @Override
    public void note(String line) {
        notes.accept(line);
    }

    void flush() {
        if (buffer.isReadable()) {
            out.write(buffer);
            buffer.clear();
        }
    }

    private void write(TableRows rows) {
        if (rows instanceof CompressedRows those && those.compressed()) {
            flush();
            compressed.accept(those);
        } else {
            rows.writeTo(this::write);
        }
    }

    private void write(ByteBuf bytes) {
        if (bytes.readableBytes() > buffer.writableBytes()) {
            flush();
        }
        if (bytes.readableBytes() > buffer.writableBytes()) {
            out.write(bytes);
        } else {
            buffer.writeBytes(bytes, bytes.readerIndex(), bytes.readableBytes());
        }
    }

    @Override
    public void close() {
        if (buffer.refCnt() > 0) {
            buffer.release();
        }
    }
}
