/** Reports as a browser shows them. */
@NullMarked
package io.pgconvoy.compat.report;

import org.jspecify.annotations.NullMarked;
