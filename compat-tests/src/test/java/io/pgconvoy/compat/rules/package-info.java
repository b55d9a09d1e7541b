/** Which fixture holds each rule of ordering and loop repair: what fails when the rule is taken away. */
@NullMarked
package io.pgconvoy.compat.rules;

import org.jspecify.annotations.NullMarked;
