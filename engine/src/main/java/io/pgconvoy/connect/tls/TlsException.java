package io.pgconvoy.connect.tls;

import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Encryption failed; the message is fit for the user, other than those of the JDK. */
public final class TlsException extends SSLException {
    private static final long serialVersionUID = 1L;

    public TlsException(String message) {
        this(message, null);
    }

    public TlsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
