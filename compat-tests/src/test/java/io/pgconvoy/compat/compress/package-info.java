/** Codecs against the commands whose files they read and write. */
@NullMarked
package io.pgconvoy.compat.compress;

import org.jspecify.annotations.NullMarked;
