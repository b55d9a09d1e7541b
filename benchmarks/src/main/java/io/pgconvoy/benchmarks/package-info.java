/** Micro-benchmarks of the engine's inner loops. */
@NullMarked
package io.pgconvoy.benchmarks;

import org.jspecify.annotations.NullMarked;
