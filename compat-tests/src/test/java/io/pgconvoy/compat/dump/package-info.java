/** pgconvoy's dumps against those of stock pg_dump, line for line. */
package io.pgconvoy.compat.dump;
