/** What happens when something is wrong: one clear line, a status, and nothing left behind. */
package io.pgconvoy.compat.faults;
