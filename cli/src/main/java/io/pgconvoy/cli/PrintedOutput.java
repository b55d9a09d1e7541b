package io.pgconvoy.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What commands print to standard output; knows afterwards why it could not be printed. */
final class PrintedOutput extends OutputStream {
    private final OutputStream out;
    private final PrintStream stream;
    private @Nullable IOException failure;

    PrintedOutput(OutputStream out) {
        this.out = out;
        this.stream = new PrintStream(new BufferedOutputStream(this), true, encoding());
    }

    static PrintedOutput ofProcess() {
        return new PrintedOutput(new FileOutputStream(FileDescriptor.out));
    }

    private static Charset encoding() {
        String named = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
        return named == null ? Charset.defaultCharset() : Charset.forName(named);
    }

    /** Flushed at the end of each line. */
    PrintStream stream() {
        return stream;
    }

    /** What went wrong, if anything did. */
    Optional<IOException> failure() {
        stream.flush();
        return Optional.ofNullable(failure);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }
}
