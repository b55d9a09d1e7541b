package io.pgconvoy.api;

import io.pgconvoy.api.error.EngineException;

/**
 * Something that could not be restored while the rest went on, or that ended the restore where it was to stop at the
 * first failure.
 *
 * @param entry the TOC entry as stock's messages name it, {@code 215; 1259 16390 TABLE orders boss}; empty where the
 *     failure belongs to none
 * @param message what stock's tools say: what was tried, all that the server answered, and the command. Several lines
 */
public record RestoreFailure(String entry, String message, EngineException cause) {}
