/** Archives against stock pg_restore: what it prints of them, and what it reads of ours. */
@NullMarked
package io.pgconvoy.compat.archive;

import org.jspecify.annotations.NullMarked;
