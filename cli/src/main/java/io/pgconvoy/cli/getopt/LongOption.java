package io.pgconvoy.cli.getopt;

/**
 * An option with a name of more than one letter.
 *
 * @param argument whether it takes one
 * @param key what it stands for: its letter if it has one, else a name; several names may stand for one thing
 */
public record LongOption(String name, boolean argument, String key) {

    /** Whether it makes no difference which of the two is meant. */
    boolean meansTheSameAs(LongOption other) {
        return argument == other.argument && key.equals(other.key);
    }
}
