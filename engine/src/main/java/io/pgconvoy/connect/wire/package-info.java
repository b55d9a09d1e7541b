/** Sockets to a server: addresses, Unix-domain sockets, encryption, and what the driver's messages become on the way. */
@NullMarked
package io.pgconvoy.connect.wire;

import org.jspecify.annotations.NullMarked;
