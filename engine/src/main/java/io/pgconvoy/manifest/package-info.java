/** The manifest of a dump: what its tables held in its snapshot, and checksums of its files. JSON, written and read. */
@NullMarked
package io.pgconvoy.manifest;

import org.jspecify.annotations.NullMarked;
