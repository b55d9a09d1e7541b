package io.pgconvoy.restore.ledger;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which steps of a migration are done. A step and its row in the target become true in one transaction, so that nothing
 * needs to be guessed after an interruption. Safe for use from several threads.
 */
public final class Ledger {
    private final Set<Step> done = ConcurrentHashMap.newKeySet();
    private final Set<Integer> lostInCrash;
    private final boolean resumed;

    /**
     * @param done by the migration that this one continues
     * @param lostInCrash entries whose data a crash of the server takes away: those of unlogged tables
     * @param resumed whether there is such a migration
     */
    public Ledger(Set<Step> done, Set<Integer> lostInCrash, boolean resumed) {
        this.done.addAll(done);
        this.lostInCrash = Set.copyOf(lostInCrash);
        this.resumed = resumed;
    }

    public boolean resumed() {
        return resumed;
    }

    public boolean isDone(Step step) {
        return done.contains(step);
    }

    /** How many entries are done, in part at least. */
    public long entries() {
        return done.stream()
                .mapToInt(Step::entry)
                .filter(entry -> entry > 0)
                .distinct()
                .count();
    }

    /** The statement that belongs into the step's transaction. */
    public String record(Step step) {
        return "INSERT INTO " + LedgerSchema.NAME + ".done VALUES (" + step.entry() + ", " + step.number() + ");\n";
    }

    /** The step's transaction is committed. */
    public void recorded(Step step) {
        done.add(step);
    }

    /**
     * To be called after a connection was lost, when what it left on the server has ended: learns what it did that nobody
     * heard of. A server that crashed may have lost what it had confirmed, as it was not asked to wait for its disks.
     */
    public void readAgain(Session session) {
        List<Step> known = List.copyOf(done);
        Set<Step> read = new HashSet<>(LedgerSchema.steps(session));
        boolean unlogged = known.stream().anyMatch(step -> lostInCrash.contains(step.entry()));
        if (!read.containsAll(known) || unlogged && LedgerSchema.hasCrashed(session)) {
            throw new EngineException(
                    ErrorCode.SERVER_ERROR, "the target's server has crashed, and lost some of what it had confirmed");
        }
        done.addAll(read);
    }
}
