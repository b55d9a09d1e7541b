/** TLS as libpq users set it up: PEM files, verification modes, client certificates. */
@NullMarked
package io.pgconvoy.connect.tls;

import org.jspecify.annotations.NullMarked;
