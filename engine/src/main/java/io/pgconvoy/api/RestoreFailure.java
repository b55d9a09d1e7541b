package io.pgconvoy.api;

import io.pgconvoy.api.error.EngineException;

/**
 * Something that could not be restored while the rest went on.
 *
 * @param entry the TOC entry as listings print it; empty where the failure belongs to none
 */
public record RestoreFailure(String entry, EngineException cause) {}
