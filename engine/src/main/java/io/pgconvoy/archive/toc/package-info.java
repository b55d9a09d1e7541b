/**
 * What every archive format shares: the primitive encodings, the header and the table of contents, for all archive
 * versions.
 */
@NullMarked
package io.pgconvoy.archive.toc;

import org.jspecify.annotations.NullMarked;
