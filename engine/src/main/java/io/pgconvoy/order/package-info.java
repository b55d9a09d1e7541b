/** Puts the objects of a database into the one order in which they can be created, as stock orders them. */
@NullMarked
package io.pgconvoy.order;

import org.jspecify.annotations.NullMarked;
