/** Dumps a database: composition only, from a session to a committed output. */
@NullMarked
package io.pgconvoy.dump;

import org.jspecify.annotations.NullMarked;
