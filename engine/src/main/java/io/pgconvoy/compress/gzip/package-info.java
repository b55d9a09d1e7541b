/** Deflate, as a zlib stream (RFC 1950) inside archives and as gzip members (RFC 1952) in files. */
@NullMarked
package io.pgconvoy.compress.gzip;

import org.jspecify.annotations.NullMarked;
