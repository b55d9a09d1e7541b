/** Dumps that read on several sessions: what they write, and what they do when sessions are lost. */
@NullUnmarked
package io.pgconvoy.compat.parallel;

import org.jspecify.annotations.NullUnmarked;
