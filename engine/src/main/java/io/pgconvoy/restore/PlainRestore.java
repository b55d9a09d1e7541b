package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.Journaling;
import io.pgconvoy.api.NameFilter;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.CorruptDataException;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.script.ScriptException;
import io.pgconvoy.script.ScriptLexer;
import io.pgconvoy.storage.StorageInput;
import java.nio.ByteBuffer;

/** Runs a plain SQL script, compressed or not, in a database, as psql would. */
final class PlainRestore {
    private static final int BUFFER_SIZE = 64 * 1024;

    private final RestoreOptions options;
    private final TargetTerms terms;

    PlainRestore(RestoreOptions options, ProgressListener progress, Cancellation cancellation) {
        this.options = options;
        this.terms = TargetTerms.ofScript(options, progress, cancellation);
    }

    /** A script says by itself what is done, and in which order. */
    private void refuseChoices() {
        Journaling journaling = options.journaling();
        if (journaling != null && (journaling.resume() || journaling.required())) {
            throw new UsageException("only the restore of an archive can be continued: a plain SQL script is not kept"
                    + " account of (--journal, --resume)");
        }
        ScriptStyle style = options.script();
        boolean chosen = !options.contents().equals(RestoreOptions.ALL_CONTENTS)
                || !options.names().equals(NameFilter.EVERYTHING)
                || options.useList() != null
                || !options.omissions().isEmpty()
                || options.noDataForFailedTables();
        boolean styled = style.create() || style.clean() || style.sessionAuthorization() || style.disableTriggers();
        boolean otherwise = options.role() != null || options.transactionSize() > 0 || options.jobs() > 1;
        if (chosen || styled || style.rowSecurity() || otherwise) {
            throw new UsageException("a plain SQL script is run as it is: choosing what to restore and how needs an"
                    + " archive, made with -F custom, directory or tar");
        }
    }

    /** @param in the script from its start */
    RestoreReport run(StorageInput in, InputKind kind, ConnectionSpec target) {
        refuseChoices();
        try (ScriptExecutor executor =
                new ScriptExecutor(Session.open(target), in.name(), options.singleTransaction(), terms)) {
            ScriptLexer lexer = new ScriptLexer(executor);
            executor.begin();
            try {
                read(in, kind, lexer);
                lexer.finish();
                executor.end(lexer.line());
            } catch (ScriptException e) {
                throw new EngineException(e.code(), in.name() + ": " + e.getMessage(), e);
            }
            return terms.log().report();
        }
    }

    private static void read(StorageInput in, InputKind kind, ScriptLexer lexer) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
        ByteBuf bytes = Unpooled.wrappedBuffer(buffer.array());
        try (Decoder decoder = Codecs.forFile(kind.algorithm()).decoder()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer.clear())) {
                decoder.decode(bytes.setIndex(0, length), lexer::add);
            }
            decoder.finish();
        } catch (CorruptDataException e) {
            throw new MalformedArchiveException(in.name() + ": " + e.getMessage(), e.offset(), null, e);
        }
    }
}
