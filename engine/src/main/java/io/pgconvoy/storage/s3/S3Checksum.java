package io.pgconvoy.storage.s3;

import java.util.Locale;

/** What a store is given to check each part by. */
public enum S3Checksum {
    /** A checksum that the store keeps with the object. */
    CRC32,
    /** A hash that the store keeps with the object. */
    SHA256,
    /** A hash that every store knows, old ones too; it is checked and forgotten. */
    MD5;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
