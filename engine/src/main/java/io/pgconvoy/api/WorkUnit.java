package io.pgconvoy.api;

/**
 * Something that one of a job's workers does from beginning to end.
 *
 * @param worker counted from 1
 * @param kind in a word or two: {@code rows}, {@code large objects}, {@code index}
 * @param name of the object: {@code app.orders}
 * @param units how many of them make up the object
 * @param weight its share of the job, in bytes on the server's disk; 0 where that is not known
 */
public record WorkUnit(int worker, String kind, String name, int units, long weight) {

    /**
     * What came of a unit.
     *
     * @param rows 0 where they were not counted
     * @param bytes of data, uncompressed
     * @param outputBytes what became of them behind compression; 0 where nothing was compressed
     */
    public record Outcome(long rows, long bytes, long outputBytes) {
        /** Of what is not data. */
        public static final Outcome NONE = new Outcome(0, 0, 0);
    }
}
