/** What went wrong, as stable codes: every failure the engine reports is an {@link EngineException}. */
@NullMarked
package io.pgconvoy.api.error;

import org.jspecify.annotations.NullMarked;
