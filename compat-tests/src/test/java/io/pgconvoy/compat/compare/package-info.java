/** Comparisons of two databases on real servers of any two majors. */
@NullUnmarked
package io.pgconvoy.compat.compare;

import org.jspecify.annotations.NullUnmarked;
