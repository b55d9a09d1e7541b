package io.pgconvoy.compat.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.connect.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectEncryptionTest {
    /** Servers of 17 and later take TLS without PostgreSQL's own question first, and protocol 3.2 came with 18. */
    @Test
    void tlsMayBeginAtOnce(@TempDir Path directory, @TempDir Path home) throws SQLException, IOException {
        try (EncryptedServer server = EncryptedServer.start(18, directory)) {
            String conninfo = server.withPassword("scram") + "sslmode=verify-full sslrootcert=" + server.authority()
                    + " sslnegotiation=direct channel_binding=require max_protocol_version=latest";
            try (Session session = new Sessions(home).open(conninfo)) {
                assertTrue(session.isEncrypted());
                assertEquals("scram", session.text("SELECT current_user"));
            }
        }
    }
}
