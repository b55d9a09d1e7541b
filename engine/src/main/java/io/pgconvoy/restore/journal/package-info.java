/** What is done of a restore and what is not, kept so that another restore can go on where it ended. */
@NullMarked
package io.pgconvoy.restore.journal;

import org.jspecify.annotations.NullMarked;
