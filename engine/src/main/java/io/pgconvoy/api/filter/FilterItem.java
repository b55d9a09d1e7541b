package io.pgconvoy.api.filter;

/**
 * One line of a filter file.
 *
 * @param include whether objects are asked for or left out
 * @param pattern as it would stand on the command line, with the superfluous blanks gone
 */
public record FilterItem(boolean include, FilterObject object, String pattern) {

    /** {@code include filter for "table data"}. */
    String described() {
        return (include ? "include" : "exclude") + " filter for \"" + object.label() + "\"";
    }
}
