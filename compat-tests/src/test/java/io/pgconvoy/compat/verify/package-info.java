/** Content digests on real servers of every release. */
@NullMarked
package io.pgconvoy.compat.verify;

import org.jspecify.annotations.NullMarked;
