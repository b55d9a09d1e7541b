/** Standard input and output. */
@NullMarked
package io.pgconvoy.storage.stdio;

import org.jspecify.annotations.NullMarked;
