/** Whether two databases hold the same: counts and content hashes, computed on the servers. Composition only. */
@NullMarked
package io.pgconvoy.verify;

import org.jspecify.annotations.NullMarked;
