/** What rows and large objects come down to: how many, how many bytes, and a hash that no order changes. */
@NullMarked
package io.pgconvoy.content;

import org.jspecify.annotations.NullMarked;
