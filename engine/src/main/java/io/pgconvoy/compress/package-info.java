/** Compression of data streams: the specification users write, and one folder per codec behind {@link Codec}. */
@NullMarked
package io.pgconvoy.compress;

import org.jspecify.annotations.NullMarked;
