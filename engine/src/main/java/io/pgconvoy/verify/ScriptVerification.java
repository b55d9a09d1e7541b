package io.pgconvoy.verify;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.CorruptDataException;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.content.RowDigest;
import io.pgconvoy.script.ScriptException;
import io.pgconvoy.script.ScriptLexer;
import io.pgconvoy.script.ScriptParts;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.verify.VerifyReport.Item;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plain SQL script from front to back: decompresses it, takes it apart as psql would, counts the rows of its COPY
 * statements, and sees to it that nothing is missing at its end. One thread.
 */
final class ScriptVerification implements ScriptParts {
    private static final int BUFFER_SIZE = 64 * 1024;
    /** Room for the last comment and what stands behind it: a line that ends the restricted mode. */
    private static final int TAIL = 1024;

    private static final String CLUSTER = "-- PostgreSQL database cluster dump\n";
    private static final String CLUSTER_END = "-- PostgreSQL database cluster dump complete\n";
    private static final String END = "-- PostgreSQL database dump complete\n";
    private static final Pattern SETTING = Pattern.compile(
            "\\s*SET\\s+(client_encoding|standard_conforming_strings)\\s*=\\s*'?([\\w-]+)'?\\s*;",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COPY =
            Pattern.compile("(?is)COPY\\s+(.+?)\\s+FROM\\s+stdin\\b.*", Pattern.CASE_INSENSITIVE);

    private static final String RESTRICT = "\\restrict ";
    private static final String UNRESTRICT = "\\unrestrict ";

    private final ProgressListener progress;
    private final Cancellation cancellation;
    private final List<Item> items = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final byte[] tail = new byte[TAIL];
    private int tailLength;
    private boolean cluster;
    private String table = "";
    private RowDigest rows = RowDigest.ofRows();
    private boolean inRows;
    private String encoding = "UTF8";
    private boolean escapes;
    private @Nullable String restrictKey;

    ScriptVerification(ProgressListener progress, Cancellation cancellation) {
        this.progress = progress;
        this.cancellation = cancellation;
    }

    VerifyReport run(StorageInput in, Algorithm algorithm) {
        progress.step("checking " + in.name());
        ScriptLexer lexer = new ScriptLexer(this);
        long offset = -1;
        try {
            read(in, algorithm, lexer);
            lexer.finish();
            checkEnd();
        } catch (ScriptException e) {
            broken(String.valueOf(e.getMessage()));
        } catch (CorruptDataException e) {
            offset = in.position();
            broken(e.getMessage() + " at offset " + offset);
        }
        return new VerifyReport(null, items, problems, offset, null);
    }

    private void read(StorageInput in, Algorithm algorithm, ScriptLexer lexer) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
        ByteBuf bytes = Unpooled.wrappedBuffer(buffer.array());
        try (Decoder decoder = Codecs.forFile(algorithm).decoder()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer.clear())) {
                decoder.decode(bytes.setIndex(0, length), text -> {
                    cancellation.check();
                    progress.moved(text.readableBytes());
                    keepTail(text);
                    lexer.add(text);
                });
            }
            decoder.finish();
        }
    }

    private void keepTail(ByteBuf text) {
        if (tailLength == 0) {
            int length = Math.min(text.readableBytes(), TAIL);
            String start = text.toString(text.readerIndex(), length, StandardCharsets.ISO_8859_1);
            cluster = start.contains(CLUSTER);
        }
        int added = Math.min(text.readableBytes(), TAIL);
        int kept = Math.min(tailLength, TAIL - added);
        System.arraycopy(tail, tailLength - kept, tail, 0, kept);
        text.getBytes(text.writerIndex() - added, tail, kept, added);
        tailLength = kept + added;
    }

    /** The last comment of every dump; what pg_dumpall wrote before release 11 without one too is not known any more. */
    private void checkEnd() {
        String text = new String(tail, 0, tailLength, StandardCharsets.ISO_8859_1);
        boolean whole = text.contains(CLUSTER_END) || !cluster && text.contains(END);
        if (!whole || restrictKey != null) {
            problems.add("what ends every dump is missing: the script may have been cut off");
        }
    }

    private void broken(String problem) {
        if (inRows) {
            items.add(new Item(0, "TABLE DATA", null, table, true, null, List.of(problem)));
        } else {
            problems.add(problem);
        }
    }

    @Override
    public void statement(byte[] bytes, int length, long line) {
        String text = new String(bytes, 0, Math.min(length, BUFFER_SIZE), StandardCharsets.ISO_8859_1);
        Matcher setting = SETTING.matcher(text);
        if (setting.lookingAt()) {
            if (setting.group(1).equalsIgnoreCase("client_encoding")) {
                encoding = setting.group(2);
            } else {
                escapes = setting.group(2).equalsIgnoreCase("off");
            }
        }
    }

    @Override
    public void beginRows(byte[] bytes, int length, long line) {
        String statement = new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
        Matcher copy = COPY.matcher(statement);
        table = copy.matches() ? copy.group(1) : statement;
        rows = RowDigest.ofRows();
        inRows = true;
        progress.step("checking rows of " + table);
    }

    @Override
    public void rows(byte[] bytes, int offset, int length) {
        rows.add(bytes, offset, length);
    }

    @Override
    public void endRows() {
        inRows = false;
        items.add(new Item(0, "TABLE DATA", null, table, true, rows.content(), List.of()));
    }

    /** Nothing is run here; but what ends the restricted mode ends the script. */
    @Override
    public void command(byte[] bytes, int length, long line) {
        String command = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).strip();
        if (command.startsWith(RESTRICT)) {
            restrictKey = command.substring(RESTRICT.length());
        } else if (command.equals(UNRESTRICT + restrictKey)) {
            restrictKey = null;
        }
    }

    @Override
    public boolean backslashEscapes() {
        return escapes;
    }

    @Override
    public String encoding() {
        return encoding;
    }
}
