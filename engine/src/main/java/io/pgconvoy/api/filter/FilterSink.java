package io.pgconvoy.api.filter;

/** Takes the items of a filter file, one by one in the file's order, on the reading thread. */
@FunctionalInterface
public interface FilterSink {

    /** Returns false when what asked for the file has no use for such an item, which ends the reading. */
    boolean accept(FilterItem item);

    /** What is wrong with an item that was not accepted. */
    default String refusal(FilterItem item) {
        return item.described() + " is not allowed";
    }
}
