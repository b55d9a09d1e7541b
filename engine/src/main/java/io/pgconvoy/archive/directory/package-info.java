/** The directory format: a file for the table of contents, and one for each table's rows and each large object. */
@NullMarked
package io.pgconvoy.archive.directory;

import org.jspecify.annotations.NullMarked;
