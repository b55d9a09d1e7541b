package io.pgconvoy.cli.getopt;

import io.pgconvoy.api.error.UsageException;

/** Arguments that make no sense, so that the user is pointed to the help. */
public final class ArgumentException extends UsageException {
    private static final long serialVersionUID = 1L;

    private final boolean complaint;

    private ArgumentException(String message, boolean complaint) {
        super(message);
        this.complaint = complaint;
    }

    /** From {@code getopt_long} itself, which does not say that this is an error; perhaps empty. */
    public static ArgumentException complaint(String message) {
        return new ArgumentException(message, true);
    }

    public static ArgumentException error(String message) {
        return new ArgumentException(message, false);
    }

    public boolean isComplaint() {
        return complaint;
    }
}
