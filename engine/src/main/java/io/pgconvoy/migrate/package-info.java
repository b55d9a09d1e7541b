/** Moves a database from server to server: a dump's entries joined to a restore, with no file between. */
@NullMarked
package io.pgconvoy.migrate;

import org.jspecify.annotations.NullMarked;
