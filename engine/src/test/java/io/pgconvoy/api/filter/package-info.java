@NullMarked
package io.pgconvoy.api.filter;

import org.jspecify.annotations.NullMarked;
