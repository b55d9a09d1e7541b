/** LZ4 frames: blocks are compressed by a library, frames are cut and joined here. */
@NullMarked
package io.pgconvoy.compress.lz4;

import org.jspecify.annotations.NullMarked;
