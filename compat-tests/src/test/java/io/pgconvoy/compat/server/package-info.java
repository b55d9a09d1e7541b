/** Where real servers and stock tools of several majors come from: a Docker engine, local installations, embedded servers. */
package io.pgconvoy.compat.server;
