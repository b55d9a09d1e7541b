package io.pgconvoy.archive;

/** The section of a TOC entry, as selected by {@code --section}. */
public enum Section {
    /** Comments, ACLs and security labels: they follow whatever they belong to. */
    NONE(1),
    PRE_DATA(2),
    DATA(3),
    POST_DATA(4);

    private final int code;

    Section(int code) {
        this.code = code;
    }

    /** The number the TOC stores. */
    public int code() {
        return code;
    }
}
