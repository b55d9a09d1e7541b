@NullMarked
package io.pgconvoy.cli.getopt;

import org.jspecify.annotations.NullMarked;
