package io.pgconvoy.compress.zstd;

import com.github.luben.zstd.ZstdCompressCtx;

/**
 * How large a table of earlier places level 1 looks into. Rows mostly repeat what stands a few rows before: a small table,
 * which fits a processor's nearest cache, finds as much of that or more, in up to a seventh less time. In prose it finds
 * less. Which one is better shows in a frame between two others: what one part of a table holds is much alike.
 */
final class SearchTable {
    /** The one level that is meant: others have other tables. */
    static final int LEVEL = 1;
    /** Logarithms of numbers of entries, 4 bytes each. */
    private static final int USUAL = 14;

    private static final int SMALL = 11;

    private final ZstdCompressCtx context;
    private int frames;
    private long usual;
    private long small;

    SearchTable(ZstdCompressCtx context) {
        this.context = context;
    }

    /** To be told how large each of the first full frames has become, before the next. */
    void compressed(int size) {
        switch (frames++) {
            case 0 -> {
                usual = size;
                context.setHashLog(SMALL);
            }
            case 1 -> {
                small = 2L * size;
                context.setHashLog(USUAL);
            }
            case 2 -> context.setHashLog(small <= usual + size ? SMALL : USUAL);
            default -> {}
        }
    }
}
