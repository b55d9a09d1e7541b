package io.pgconvoy.connect;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a result, as a RowDescription message gives them.
 *
 * @param names one for each column; a name may occur more than once
 * @param indexes the first column of each name
 */
record Columns(String[] names, long[] typeOids, Map<String, Integer> indexes) {
    /** The driver asks for text throughout: number, size, modifier and format of a column's type do not matter here. */
    private static final int BEFORE_TYPE = Integer.BYTES + Short.BYTES;

    private static final int AFTER_TYPE = Short.BYTES + Integer.BYTES + Short.BYTES;

    static Columns of(byte[] description, SessionText text) {
        ByteBuffer message = ByteBuffer.wrap(description);
        int count = message.getShort();
        String[] names = new String[count];
        long[] typeOids = new long[count];
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            names[i] = name(message, description, text);
            message.position(message.position() + BEFORE_TYPE);
            typeOids[i] = Integer.toUnsignedLong(message.getInt());
            message.position(message.position() + AFTER_TYPE);
            indexes.putIfAbsent(names[i], i);
        }
        return new Columns(names, typeOids, indexes);
    }

    private static String name(ByteBuffer message, byte[] description, SessionText text) {
        int start = message.position();
        int end = start;
        while (message.get(end) != 0) {
            end++;
        }
        message.position(end + 1);
        return text.decode(description, start, end - start);
    }

    @Nullable
    Integer index(String name) {
        return indexes.get(name);
    }
}
