/** No compression: bytes pass through. */
@NullMarked
package io.pgconvoy.compress.none;

import org.jspecify.annotations.NullMarked;
