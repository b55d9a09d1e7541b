package io.pgconvoy.connect.wire;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Since when somebody has been waiting for a connection, to bring something or to take something. */
final class Waiting {
    private volatile long since;

    /** As {@link System#nanoTime()} counts; 0 if nobody waits. */
    long since() {
        return since;
    }

    private void begin() {
        long now = System.nanoTime();
        since = now == 0 ? 1 : now;
    }

    private void end() {
        since = 0;
    }

    InputStream on(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                begin();
                try {
                    return super.read(into, offset, length);
                } finally {
                    end();
                }
            }
        };
    }

    OutputStream on(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                begin();
                try {
                    out.write(bytes, offset, length);
                } finally {
                    end();
                }
            }
        };
    }
}
