package io.pgconvoy.archive;

/** The archive formats, with the code their headers hold. */
public enum ArchiveFormat {
    CUSTOM(1),
    /** Shares its code with tar: toc.dat is the same file in both. */
    DIRECTORY(3),
    TAR(3);

    private final int code;

    ArchiveFormat(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
