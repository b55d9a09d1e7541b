/** Migrations between real servers of any two majors. */
@NullUnmarked
package io.pgconvoy.compat.migrate;

import org.jspecify.annotations.NullUnmarked;
