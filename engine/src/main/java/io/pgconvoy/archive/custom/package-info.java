/** The custom format: one file holding header, table of contents and all data. */
@NullMarked
package io.pgconvoy.archive.custom;

import org.jspecify.annotations.NullMarked;
