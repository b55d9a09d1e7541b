package io.pgconvoy.verify;

/**
 * Something in an archive that is not as it should be.
 *
 * @param dumpId the entry that cannot be trusted; 0 where it is none's data
 * @param offset in the archive, where it was noticed; -1 where there is none to tell
 */
public record Damage(int dumpId, long offset, String message) {

    /** The message with its place. */
    public String inWords() {
        return offset < 0 ? message : message + " at offset " + offset;
    }
}
