/** Objects of Amazon S3 and of stores that speak its protocol. */
@NullMarked
package io.pgconvoy.storage.s3;

import org.jspecify.annotations.NullMarked;
