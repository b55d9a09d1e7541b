/** Writing SQL text: identifiers, literals and option lists, quoted the way the stock tools do. */
@NullMarked
package io.pgconvoy.sql;

import org.jspecify.annotations.NullMarked;
