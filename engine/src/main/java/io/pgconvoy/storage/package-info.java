/**
 * Where archives and scripts are kept: outputs that become visible only when complete, and inputs. Failures are
 * {@link io.pgconvoy.api.error.StorageException}s of one line.
 */
@NullMarked
package io.pgconvoy.storage;

import org.jspecify.annotations.NullMarked;
