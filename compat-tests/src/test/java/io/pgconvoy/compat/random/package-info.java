/** Schemas made up by chance, to find differences that no fixture shows. A seed and a server's major give one schema. */
@NullMarked
package io.pgconvoy.compat.random;

import org.jspecify.annotations.NullMarked;
