package io.pgconvoy.archive;

/** The archive formats, with the word a listing prints. */
public enum ArchiveFormat {
    CUSTOM("CUSTOM"),
    DIRECTORY("DIRECTORY"),
    TAR("TAR");

    private final String listingName;

    ArchiveFormat(String listingName) {
        this.listingName = listingName;
    }

    public String listingName() {
        return listingName;
    }
}
