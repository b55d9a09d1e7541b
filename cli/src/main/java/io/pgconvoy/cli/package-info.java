/** The command line: one class per command, option mixins, exit codes and progress rendering. */
@NullMarked
package io.pgconvoy.cli;

import org.jspecify.annotations.NullMarked;
