/** Dumps a whole cluster: roles, tablespaces and what belongs to no database, then every database by a dump of its own. */
@NullMarked
package io.pgconvoy.dumpall;

import org.jspecify.annotations.NullMarked;
