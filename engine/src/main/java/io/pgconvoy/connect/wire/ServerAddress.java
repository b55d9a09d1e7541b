package io.pgconvoy.connect.wire;

import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One place to connect to. */
public sealed interface ServerAddress {
    /** As libpq names it in messages: {@code at "db.example.org" (192.0.2.7), port 5432}. */
    String inWords();

    /**
     * A TCP address.
     *
     * @param name the host name the user gave; null if only an address was given
     */
    record Tcp(@Nullable String name, InetAddress address, int port) implements ServerAddress {
        @Override
        public String inWords() {
            String numeric = numeric();
            String shown =
                    name == null || name.equals(numeric) ? "\"" + numeric + "\"" : "\"" + name + "\" (" + numeric + ")";
            return "at " + shown + ", port " + port;
        }

        private String numeric() {
            String text = address.getHostAddress();
            return text.equals("0:0:0:0:0:0:0:1") ? "::1" : text;
        }
    }

    /** A Unix-domain socket; the port is part of its name. */
    record Unix(Path path, int port) implements ServerAddress {
        @Override
        public String inWords() {
            return "on socket \"" + path + "\"";
        }
    }
}
