/** Restores into real servers: what arrives, and what is said about what does not. */
@NullMarked
package io.pgconvoy.compat.restore;

import org.jspecify.annotations.NullMarked;
