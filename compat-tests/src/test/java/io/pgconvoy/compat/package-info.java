/** Compatibility with stock PostgreSQL tools; {@link io.pgconvoy.compat.Matrix} prints it as a table. */
package io.pgconvoy.compat;
