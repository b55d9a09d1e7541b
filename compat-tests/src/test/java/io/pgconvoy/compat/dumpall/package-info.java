/** Dumps of whole clusters, held to stock pg_dumpall. */
package io.pgconvoy.compat.dumpall;
