/** The tar format: what a directory archive holds, uncompressed, as the members of one tar file. */
@NullMarked
package io.pgconvoy.archive.tar;

import org.jspecify.annotations.NullMarked;
