/** Dumps kept in S3, against servers that speak it, with and without faults between. */
@NullUnmarked
package io.pgconvoy.compat.s3;

import org.jspecify.annotations.NullUnmarked;
