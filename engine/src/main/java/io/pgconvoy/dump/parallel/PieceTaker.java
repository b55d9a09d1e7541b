package io.pgconvoy.dump.parallel;

/** Where a part goes as it is read. */
interface PieceTaker {

    /** Takes the piece over, whatever happens. */
    void put(Part part, Piece piece);

    /**
     * Says that all of the part has come.
     *
     * @param checksum of its rows as their encoder gives it
     * @param length of them before compression
     */
    void complete(Part part, long checksum, long length);
}
