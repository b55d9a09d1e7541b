package io.pgconvoy.storage.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.CRC32;

/** The checksum of one part as it grows. One thread. */
abstract class PartDigest {

    abstract void update(byte[] bytes, int offset, int length);

    /** The digest's bytes. Once. */
    abstract byte[] digest();

    static PartDigest of(S3Checksum checksum) {
        return switch (checksum) {
            case CRC32 -> new Crc();
            case SHA256 -> new Hash("SHA-256");
            case MD5 -> new Hash("MD5");
        };
    }

    static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    private static final class Crc extends PartDigest {
        private final CRC32 crc = new CRC32();

        @Override
        void update(byte[] bytes, int offset, int length) {
            crc.update(bytes, offset, length);
        }

        @Override
        byte[] digest() {
            return ByteBuffer.allocate(Integer.BYTES)
                    .putInt((int) crc.getValue())
                    .array();
        }
    }

    private static final class Hash extends PartDigest {
        private final MessageDigest hash;

        private Hash(String algorithm) {
            try {
                hash = MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        void update(byte[] bytes, int offset, int length) {
            hash.update(bytes, offset, length);
        }

        @Override
        byte[] digest() {
            return hash.digest();
        }
    }
}
