/** Dumps of databases that are being written to. */
package io.pgconvoy.compat.load;
