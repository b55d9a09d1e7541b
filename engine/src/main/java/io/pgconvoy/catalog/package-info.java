/** Versioned catalog queries and the rows they give. Knows no object kind. */
@NullMarked
package io.pgconvoy.catalog;

import org.jspecify.annotations.NullMarked;
