package io.pgconvoy.restore;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.connect.Session;

/** A session that is restored into: its warnings are told, and cancelling the job ends it. */
final class TargetSession implements AutoCloseable {
    private final Session session;
    private final Cancellation.Registration registration;
    private final KnownSettings settings;

    /** @param session closed with this one */
    TargetSession(Session session, TargetTerms terms) {
        this.session = session;
        session.onNotice(terms.progress()::notice);
        try {
            this.settings = KnownSettings.of(session);
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
        this.registration = terms.cancellation().onCancel(session::cancel);
    }

    KnownSettings settings() {
        return settings;
    }

    Session session() {
        return session;
    }

    /** The archive's bytes as this session's text, which need not be the archive's own: SQL_ASCII takes any bytes. */
    String text(byte[] bytes) {
        return session.encoding().decode(bytes);
    }

    @Override
    public void close() {
        registration.close();
        session.close();
    }
}
