package io.pgconvoy.manifest;

import java.util.List;

/**
 * The checksums of one file.
 *
 * @param name without a directory
 * @param parts stretches of the file in order, without gaps. One, unless the file's beginning was written again when the
 *     rest was there: a custom archive's table of contents is
 */
public record FileSum(String name, List<Part> parts) {

    public FileSum {
        parts = List.copyOf(parts);
    }

    /** @param sha256 in hexadecimal digits */
    public record Part(long bytes, String sha256) {}

    public long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }
}
