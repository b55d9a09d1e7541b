package io.pgconvoy.api.error;

import org.jspecify.annotations.Nullable;

/** Input is not an archive, or is damaged; says where. */
public class MalformedArchiveException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String complaint;
    private final long offset;
    private final @Nullable String entry;

    /**
     * @param offset byte offset in the input, or -1 where there is none
     * @param entry the TOC entry being read, in words, if known
     */
    public MalformedArchiveException(String message, long offset, @Nullable String entry) {
        this(message, offset, entry, null);
    }

    public MalformedArchiveException(String message, long offset, @Nullable String entry, @Nullable Throwable cause) {
        this("", message, offset, entry, cause);
    }

    private MalformedArchiveException(
            String file, String complaint, long offset, @Nullable String entry, @Nullable Throwable cause) {
        super(ErrorCode.MALFORMED_ARCHIVE, located(file + complaint, offset, entry), cause);
        this.problem = file + complaint;
        this.complaint = complaint;
        this.offset = offset;
        this.entry = entry;
    }

    /** @param file what to call the input before the complaint */
    public static MalformedArchiveException inFile(
            String file, String complaint, long offset, @Nullable String entry, @Nullable Throwable cause) {
        return new MalformedArchiveException(file + ": ", complaint, offset, entry, cause);
    }

    /** What is wrong, without saying where. */
    public String problem() {
        return problem;
    }

    /** What is wrong, without even saying in which file. */
    public String complaint() {
        return complaint;
    }

    public long offset() {
        return offset;
    }

    public @Nullable String entry() {
        return entry;
    }

    private static String located(String message, long offset, @Nullable String entry) {
        StringBuilder located = new StringBuilder(message);
        if (entry != null) {
            located.append(" in entry ").append(entry);
        }
        if (offset >= 0) {
            located.append(" at offset ").append(offset);
        }
        return located.toString();
    }
}
