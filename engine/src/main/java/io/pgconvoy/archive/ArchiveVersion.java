package io.pgconvoy.archive;

/** The version of an archive's layout. */
public record ArchiveVersion(int major, int minor, int revision) implements Comparable<ArchiveVersion> {

    public static final ArchiveVersion V1_14 = new ArchiveVersion(1, 14, 0);
    public static final ArchiveVersion V1_15 = new ArchiveVersion(1, 15, 0);
    public static final ArchiveVersion V1_16 = new ArchiveVersion(1, 16, 0);

    public boolean atLeast(int otherMajor, int otherMinor) {
        return compareTo(new ArchiveVersion(otherMajor, otherMinor, 0)) >= 0;
    }

    @Override
    public int compareTo(ArchiveVersion other) {
        return Integer.compare(rank(), other.rank());
    }

    private int rank() {
        return (major << 16) + (minor << 8) + revision;
    }

    /** As listings print it: {@code 1.16-0}. */
    @Override
    public String toString() {
        return major + "." + minor + "-" + revision;
    }
}
