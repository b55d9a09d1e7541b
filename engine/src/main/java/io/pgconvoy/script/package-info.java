/** Plain SQL scripts, taken apart as psql does: statements, rows of COPY, psql's own commands. Runs none of them. */
@NullMarked
package io.pgconvoy.script;

import org.jspecify.annotations.NullMarked;
