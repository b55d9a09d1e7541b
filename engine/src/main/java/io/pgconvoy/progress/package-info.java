/** What a job's events add up to: how far it is, how long it will take, and a report of how it went. */
@NullMarked
package io.pgconvoy.progress;

import org.jspecify.annotations.NullMarked;
