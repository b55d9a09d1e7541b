package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.LargeObjectSink;

/** The contents of one entry's large objects on their way into a database, as long as the restore is wanted. One thread. */
final class LargeObjectsLoad implements LargeObjectSink {
    private final TargetTerms terms;
    private final LargeObjectLoad load;

    LargeObjectsLoad(TargetCommands commands) {
        this.terms = commands.terms();
        this.load = new LargeObjectLoad(sql -> commands.attempt(
                e -> "could not write to large objects: " + e.report(),
                () -> commands.session().execute(sql)));
    }

    @Override
    public void start(long oid) {
        terms.cancellation().check();
        load.start(oid);
    }

    @Override
    public void write(ByteBuf bytes) {
        terms.cancellation().check();
        terms.progress().moved(bytes.readableBytes());
        load.write(bytes);
    }

    @Override
    public void end() {
        load.end();
    }

    /** Hands over what is left. */
    void flush() {
        load.flush();
    }
}
