/**
 * The plain script: what a restore does with an archive, as pieces of SQL for a sink. One sink writes them as text,
 * another sends them to a server.
 */
@NullMarked
package io.pgconvoy.archive.plain;

import org.jspecify.annotations.NullMarked;
