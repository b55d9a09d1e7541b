/** Reads arguments as GNU {@code getopt_long} does, with the option tables of the stock tools. */
@NullMarked
package io.pgconvoy.cli.getopt;

import org.jspecify.annotations.NullMarked;
