/** Compares two databases: their entries here, their contents by hashes made on the servers. Knows no archive format. */
@NullMarked
package io.pgconvoy.compare;

import org.jspecify.annotations.NullMarked;
