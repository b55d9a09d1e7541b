package io.pgconvoy.storage;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The outputs of one storage that are open, so that they can be discarded from another thread. */
public final class UnfinishedOutputs {

    private final Set<Runnable> discards = ConcurrentHashMap.newKeySet();

    /** @param discard undoes the output; called from any thread, at most once */
    public void add(Runnable discard) {
        discards.add(discard);
    }

    /** True for the one caller that may finish or discard the output. */
    public boolean remove(Runnable discard) {
        return discards.remove(discard);
    }

    public void discardAll() {
        for (Runnable discard : discards) {
            if (remove(discard)) {
                discard.run();
            }
        }
    }
}
