package io.pgconvoy.storage.s3;

import io.pgconvoy.api.error.UsageException;

/** Where an object or a prefix of objects lies: {@code s3://bucket/key}. */
public record S3Address(String bucket, String key) {

    private static final String SCHEME = "s3://";

    /** Whether a name is meant to be such an address. */
    public static boolean isAddress(String name) {
        return name.startsWith(SCHEME);
    }

    static S3Address parse(String name) {
        String path = isAddress(name) ? name.substring(SCHEME.length()) : "";
        int slash = path.indexOf('/');
        if (slash <= 0 || slash == path.length() - 1) {
            throw new UsageException("\"" + name + "\" does not name an object: expected s3://BUCKET/KEY");
        }
        return new S3Address(path.substring(0, slash), path.substring(slash + 1));
    }

    /** What the keys of all objects in this directory begin with. */
    String prefix() {
        return key.endsWith("/") ? key : key + "/";
    }

    S3Address member(String name) {
        return new S3Address(bucket, prefix() + name);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
