package io.pgconvoy.api;

import java.nio.file.Path;

/**
 * Where a restore writes down what it has done, so that another one can go on where it ended.
 *
 * @param place a file, or a folder in which each restore has a file of its own
 * @param required whether a restore that cannot write it fails; otherwise it goes on, and cannot be continued
 * @param resume whether this restore goes on with one that was interrupted
 */
public record Journaling(Path place, boolean required, boolean resume) {}
