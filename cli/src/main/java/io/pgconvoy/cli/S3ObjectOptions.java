package io.pgconvoy.cli;

import io.pgconvoy.storage.s3.S3Checksum;
import io.pgconvoy.storage.s3.S3Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What objects written to an S3 store are given. */
@Heading("Options for s3:// addresses")
final class S3ObjectOptions {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long MIN_PART = 5 * MEGABYTE;
    private static final long MAX_PART = 5 * 1024 * MEGABYTE;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([MG])i?B?");

    @Option(
            names = "--s3-encryption",
            paramLabel = "AES256|aws:kms",
            description = "server-side encryption (default: PGCONVOY_S3_ENCRYPTION, else the bucket's)")
    private @Nullable String encryption;

    @Option(
            names = "--s3-kms-key",
            paramLabel = "ID",
            description = "key for encryption aws:kms (default: PGCONVOY_S3_KMS_KEY, else the bucket's)")
    private @Nullable String kmsKey;

    @Option(
            names = "--s3-storage-class",
            paramLabel = "CLASS",
            description = "storage class, such as STANDARD_IA (default: PGCONVOY_S3_STORAGE_CLASS, else STANDARD)")
    private @Nullable String storageClass;

    @Option(
            names = "--s3-tag",
            paramLabel = "KEY=VALUE",
            description = "tag of the object; may be repeated (default: PGCONVOY_S3_TAGS, with commas between)")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--s3-checksum",
            paramLabel = "crc32|sha256|md5",
            description = "what the store checks each part by; every store knows md5 (default: PGCONVOY_S3_CHECKSUM,"
                    + " else crc32)")
    private @Nullable String checksum;

    @Option(
            names = "--s3-part-size",
            paramLabel = "SIZE",
            description = "size of every part of an upload, such as 64MB (default: PGCONVOY_S3_PART_SIZE, else growing"
                    + " from 8MB so that they hold 8 TB)")
    private @Nullable String partSize;

    S3Settings.ObjectTerms terms(S3Variables set) {
        return new S3Settings.ObjectTerms(
                encryption(set),
                set.choose(kmsKey, "KMS_KEY"),
                set.choose(storageClass, "STORAGE_CLASS"),
                tags(set),
                checksum(set.choose(checksum, "CHECKSUM")),
                partSize(set.choose(partSize, "PART_SIZE")));
    }

    /** A key alone says what it is for. */
    private @Nullable String encryption(S3Variables set) {
        String chosen = set.choose(encryption, "ENCRYPTION");
        return chosen == null && set.choose(kmsKey, "KMS_KEY") != null ? "aws:kms" : chosen;
    }

    private Map<String, String> tags(S3Variables set) {
        String listed = set.choose(null, "TAGS");
        List<String> all = tags.isEmpty() && listed != null ? Arrays.asList(listed.split(",", -1)) : tags;
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String tag : all) {
            int equals = tag.indexOf('=');
            if (equals <= 0) {
                throw S3Options.invalid(tag, "--s3-tag");
            }
            parsed.put(
                    tag.substring(0, equals).strip(), tag.substring(equals + 1).strip());
        }
        return parsed;
    }

    private static S3Checksum checksum(@Nullable String word) {
        if (word == null) {
            return S3Settings.DEFAULT.objects().checksum();
        }
        return Arrays.stream(S3Checksum.values())
                .filter(checksum -> checksum.word().equals(word))
                .findFirst()
                .orElseThrow(() -> S3Options.invalid(word, "--s3-checksum"));
    }

    private static long partSize(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw S3Options.invalid(text, "--s3-part-size");
        }
        long bytes = Long.parseLong(size.group(1)) * MEGABYTE * (size.group(2).equals("G") ? 1024 : 1);
        if (bytes < MIN_PART || bytes > MAX_PART) {
            throw S3Options.invalid(text, "--s3-part-size");
        }
        return bytes;
    }
}
