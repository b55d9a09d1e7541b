/** Whole dumps of generated databases, pgconvoy and stock pg_dump in turn on the same data. */
@NullMarked
package io.pgconvoy.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
