/** Moves table rows and large objects between sessions and byte sinks, in netty buffers, never decoded to strings. */
@NullMarked
package io.pgconvoy.copy;

import org.jspecify.annotations.NullMarked;
