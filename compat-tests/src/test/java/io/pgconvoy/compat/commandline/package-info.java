/** The stock tools' command lines, as the names of the stock tools take them. */
package io.pgconvoy.compat.commandline;
