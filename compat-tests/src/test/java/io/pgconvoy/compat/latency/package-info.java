/** How often a dump waits for the way to its server. */
@NullUnmarked
package io.pgconvoy.compat.latency;

import org.jspecify.annotations.NullUnmarked;
