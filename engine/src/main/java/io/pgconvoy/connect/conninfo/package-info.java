/** Where connection parameters come from: URI, keyword string, service file, environment, password file. */
@NullMarked
package io.pgconvoy.connect.conninfo;

import org.jspecify.annotations.NullMarked;
