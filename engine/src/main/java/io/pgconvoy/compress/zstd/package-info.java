/** Zstandard, through its reference library. */
@NullMarked
package io.pgconvoy.compress.zstd;

import org.jspecify.annotations.NullMarked;
