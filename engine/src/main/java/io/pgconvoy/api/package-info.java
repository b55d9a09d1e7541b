/** What an embedding program calls: one entry point per job, the records that say what is wanted, and progress. */
@NullMarked
package io.pgconvoy.api;

import org.jspecify.annotations.NullMarked;
