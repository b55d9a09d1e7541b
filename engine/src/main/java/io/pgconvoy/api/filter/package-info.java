/** Filter files: inclusions and exclusions that do not fit a command line ({@code --filter}). */
@NullMarked
package io.pgconvoy.api.filter;

import org.jspecify.annotations.NullMarked;
