@NullMarked
package io.pgconvoy.cli;

import org.jspecify.annotations.NullMarked;
