/** Files of the local file system. */
@NullMarked
package io.pgconvoy.storage.local;

import org.jspecify.annotations.NullMarked;
