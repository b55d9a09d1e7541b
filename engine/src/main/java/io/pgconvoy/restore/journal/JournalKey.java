package io.pgconvoy.restore.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.connect.Session;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells the restore of one archive into one database from all others. */
final class JournalKey {
    private static final int DIGITS = 24;

    private JournalKey() {}

    /** @param database the one that is restored into, which need not be there yet */
    static String of(Archive archive, Session session, String database) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ArchiveHeader header = archive.header();
            add(digest, header.created() + " " + header.databaseName() + " " + header.dumpVersion());
            for (ArchiveEntry entry : archive.entries()) {
                add(digest, entry.dumpId() + " " + entry.kind() + " " + entry.namespace() + " " + entry.tag());
            }
            add(digest, server(session));
            add(digest, database);
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(UTF_8));
        digest.update((byte) 0);
    }

    private static String server(Session session) {
        try {
            return String.valueOf(session.text("SELECT system_identifier FROM pg_catalog.pg_control_system()"));
        } catch (ServerException e) {
            // Some hosted servers keep it to themselves.
            return session.spec().toString();
        }
    }
}
