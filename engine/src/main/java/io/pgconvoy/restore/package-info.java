/** Restores: an archive's entries, run one by one in a database or written as a script. Composition only. */
@NullMarked
package io.pgconvoy.restore;

import org.jspecify.annotations.NullMarked;
