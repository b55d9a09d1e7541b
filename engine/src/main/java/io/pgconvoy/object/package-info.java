/**
 * The object kinds: each kind's catalog query, record, dependencies, selection and SQL stand together in one room.
 *
 * <p>{@link io.pgconvoy.object.ObjectKinds} lists them in the order in which they are read.
 */
@NullMarked
package io.pgconvoy.object;

import org.jspecify.annotations.NullMarked;
