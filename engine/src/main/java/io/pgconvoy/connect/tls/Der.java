package io.pgconvoy.connect.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.List;

/** Just enough ASN.1 to wrap the traditional private key formats into PKCS#8. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    static final int CONTEXT_0 = 0xA0;

    private Der() {}

    /** One tag with its content, the parts in order. */
    static byte[] encode(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.write(tag);
        writeLength(encoded, content.size());
        encoded.writeBytes(content.toByteArray());
        return encoded.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 128) {
            out.write(length);
            return;
        }
        int bytes = (39 - Integer.numberOfLeadingZeros(length)) / 8;
        out.write(0x80 | bytes);
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            out.write(length >>> shift);
        }
    }

    /** The content of the first element with this tag. */
    static byte[] find(byte[] elements, int tag) throws InvalidKeyException {
        List<byte[]> found = all(elements, tag);
        if (found.isEmpty()) {
            throw new InvalidKeyException("unexpected structure of private key");
        }
        return found.get(0);
    }

    /** The contents of all elements with this tag. */
    static List<byte[]> all(byte[] elements, int tag) throws InvalidKeyException {
        List<byte[]> found = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(elements);
        while (in.hasRemaining()) {
            int elementTag = in.get() & 0xFF;
            byte[] content = new byte[readLength(in)];
            in.get(content);
            if (elementTag == tag) {
                found.add(content);
            }
        }
        return found;
    }

    private static int readLength(ByteBuffer in) throws InvalidKeyException {
        int length = in.hasRemaining() ? in.get() & 0xFF : -1;
        if (length >= 128) {
            int bytes = length & 0x7F;
            length = 0;
            for (int i = 0; i < bytes && in.hasRemaining(); i++) {
                length = (length << 8) | (in.get() & 0xFF);
            }
        }
        if (length < 0 || length > in.remaining()) {
            throw new InvalidKeyException("truncated private key");
        }
        return length;
    }
}
