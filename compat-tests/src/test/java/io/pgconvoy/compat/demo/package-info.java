/** The demo, as users run it. */
@NullMarked
package io.pgconvoy.compat.demo;

import org.jspecify.annotations.NullMarked;
