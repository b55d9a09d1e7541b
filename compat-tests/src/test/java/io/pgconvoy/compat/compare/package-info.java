/** Comparisons of two databases on real servers of any two majors. */
@NullMarked
package io.pgconvoy.compat.compare;

import org.jspecify.annotations.NullMarked;
