/** How a session comes about as libpq's users expect, and what can be done with it; which release says what. */
@NullMarked
package io.pgconvoy.connect;

import org.jspecify.annotations.NullMarked;
