package io.pgconvoy.compat.latency;

/** Finds the messages of one type in what one end of a connection says. */
final class Messages {
    private final int type;
    private final Runnable found;
    /** The startup message has a length, but no type. */
    private boolean typed;

    private int at;
    private int length;
    private long left;

    Messages(boolean startup, char type, Runnable found) {
        this.type = type;
        this.found = found;
        this.typed = !startup;
    }

    void hear(byte[] bytes) {
        int position = 0;
        while (position < bytes.length) {
            if (left > 0) {
                long passed = Math.min(left, bytes.length - position);
                left -= passed;
                position += (int) passed;
            } else {
                header(bytes[position++]);
            }
        }
    }

    private void header(byte next) {
        if (!typed) {
            typed = true;
            at = 1;
        }
        if (at++ == 0) {
            if (next == type) {
                found.run();
            }
            return;
        }
        length = length << Byte.SIZE | next & 0xFF;
        if (at == 1 + Integer.BYTES) {
            left = Integer.toUnsignedLong(length) - Integer.BYTES;
            at = 0;
            length = 0;
        }
    }
}
