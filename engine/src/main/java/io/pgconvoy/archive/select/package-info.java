/** Which entries of an archive a restore, a listing or a script takes, and which parts of each. */
@NullMarked
package io.pgconvoy.archive.select;

import org.jspecify.annotations.NullMarked;
