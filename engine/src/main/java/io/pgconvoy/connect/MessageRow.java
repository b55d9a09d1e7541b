package io.pgconvoy.connect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row as a DataRow message holds it; values are decoded when they are asked for. */
final class MessageRow implements Row {
    /** Numbers of more digits might not fit into a long. */
    private static final int MOST_DIGITS = 18;

    private final Columns columns;
    private final SessionText text;
    private final byte[] message;
    /** Where each value begins in the message; its length stands before it. */
    private final int[] starts;

    MessageRow(Columns columns, SessionText text, byte[] message) {
        this.columns = columns;
        this.text = text;
        this.message = message;
        this.starts = new int[(message[0] & 0xFF) << 8 | message[1] & 0xFF];
        int position = Short.BYTES;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = position + Integer.BYTES;
            position = starts[i] + Math.max(length(message, starts[i]), 0);
        }
    }

    @Override
    public int size() {
        return starts.length;
    }

    @Override
    public String name(int column) {
        return columns.names()[column];
    }

    @Override
    public int index(String name) {
        Integer index = columns.index(name);
        return index == null ? -1 : index;
    }

    @Override
    public long typeOid(int column) {
        return columns.typeOids()[column];
    }

    @Override
    public boolean isNull(int column) {
        return length(column) < 0;
    }

    @Override
    public @Nullable String text(int column) {
        int length = length(column);
        return length < 0 ? null : text.decode(message, starts[column], length);
    }

    @Override
    public byte @Nullable [] bytes(int column) {
        int length = length(column);
        return length < 0 ? null : Arrays.copyOfRange(message, starts[column], starts[column] + length);
    }

    @Override
    public long number(int column) {
        long number = 0;
        int length = length(column);
        for (int i = starts[column]; i < starts[column] + length; i++) {
            int digit = message[i] - '0';
            if (digit < 0 || digit > 9) {
                return Row.super.number(column);
            }
            number = number * 10 + digit;
        }
        return length > 0 && length <= MOST_DIGITS ? number : Row.super.number(column);
    }

    @Override
    public boolean truth(int column) {
        return length(column) == 1 && message[starts[column]] == 't';
    }

    private int length(int column) {
        return length(message, starts[column]);
    }

    /** The length of the value that begins there; -1 for SQL NULL. */
    private static int length(byte[] message, int start) {
        return message[start - 4] << 24
                | (message[start - 3] & 0xFF) << 16
                | (message[start - 2] & 0xFF) << 8
                | message[start - 1] & 0xFF;
    }
}
