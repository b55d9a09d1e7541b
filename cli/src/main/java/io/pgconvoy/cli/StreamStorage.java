package io.pgconvoy.cli;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.SequentialInput;
import io.pgconvoy.storage.SequentialOutput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/** Two streams in the place of standard input and output, for commands that run inside another program. */
final class StreamStorage implements Storage {
    private final InputStream in;
    private final OutputStream out;

    StreamStorage(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public StorageOutput create(String name) {
        return new Output(out);
    }

    @Override
    public StorageInput open(String name) {
        return new Input(Channels.newChannel(in));
    }

    @Override
    public boolean reopens() {
        return false;
    }

    @Override
    public void discardUnfinished() {}

    private static final class Output implements SequentialOutput {
        private final OutputStream out;
        private long position;

        private Output(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(ByteBuf bytes) {
            int length = bytes.readableBytes();
            try {
                bytes.getBytes(bytes.readerIndex(), out, length);
            } catch (IOException e) {
                throw StorageException.permanent("could not write to standard output: " + e.getMessage(), e);
            }
            position += length;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }

    private static final class Input implements SequentialInput {
        private final ReadableByteChannel in;
        private long position;

        private Input(ReadableByteChannel in) {
            this.in = in;
        }

        @Override
        public String name() {
            return "standard input";
        }

        @Override
        public int read(ByteBuffer target) {
            try {
                int length = in.read(target);
                position += Math.max(length, 0);
                return length;
            } catch (IOException e) {
                throw StorageException.permanent("could not read from standard input: " + e.getMessage(), e);
            }
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void close() {}
    }
}
