/**
 * Reads a dump's data on several sessions ahead of its writer: small parts in the archive's order, compressed where they
 * are read, held in bounded memory until the one writer takes them.
 */
@NullMarked
package io.pgconvoy.dump.parallel;

import org.jspecify.annotations.NullMarked;
