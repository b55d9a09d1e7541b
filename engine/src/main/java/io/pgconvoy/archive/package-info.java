/**
 * The archive: TOC entries with their data, the header and table of contents all formats share, and the reader and
 * writer interfaces behind which the formats stand. Knows no object kind and no server.
 */
@NullMarked
package io.pgconvoy.archive;

import org.jspecify.annotations.NullMarked;
