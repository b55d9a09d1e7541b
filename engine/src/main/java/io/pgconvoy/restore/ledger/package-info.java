/** What of a migration is done, kept in the target itself, in the transactions that do it. */
@NullMarked
package io.pgconvoy.restore.ledger;

import org.jspecify.annotations.NullMarked;
