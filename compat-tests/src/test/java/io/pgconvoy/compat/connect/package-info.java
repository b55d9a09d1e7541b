/** Connecting to real servers: over every kind of socket, with every kind of authentication, and in vain. */
package io.pgconvoy.compat.connect;
