package io.pgconvoy.connect.tls;

import io.pgconvoy.connect.tls.TlsSettings.Certificate;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Encrypts a connected socket. Every failure is an {@link TlsException} whose message is fit for the user. */
public final class TlsHandshake {
    private static final String PROTOCOL = "postgresql";

    private final SSLSocket socket;
    private final ClientIdentity identity;
    private final TlsSettings settings;

    private TlsHandshake(SSLSocket socket, ClientIdentity identity, TlsSettings settings) {
        this.socket = socket;
        this.identity = identity;
        this.settings = settings;
    }

    /** @param host the name the user gave; null if only an address was given */
    public static TlsHandshake perform(Socket plain, TlsSettings settings, @Nullable String host, int port)
            throws TlsException {
        try {
            ClientIdentity identity = ClientCertificates.load(settings.certificate());
            ServerTrust trust = RootCertificates.trust(settings.mode(), settings.roots());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {identity}, new TrustManager[] {trust}, null);
            String peer = host == null ? plain.getInetAddress().getHostAddress() : host;
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, peer, port, true);
            TlsHandshake handshake = new TlsHandshake(socket, identity, settings);
            handshake.start(host);
            return handshake;
        } catch (IOException | GeneralSecurityException e) {
            throw readable(e);
        }
    }

    public SSLSocket socket() {
        return socket;
    }

    /** Throws unless the server asked for our certificate and got it, when the settings require that. */
    public void checkCertificateWasUsed() throws TlsException {
        if (settings.certificate().use() != Certificate.Use.REQUIRE) {
            return;
        }
        if (!identity.wasRequested()) {
            throw new TlsException("server did not request an SSL certificate");
        }
        if (!identity.isPresent()) {
            throw new TlsException("server accepted connection without a valid SSL certificate");
        }
    }

    private void start(@Nullable String host) throws IOException {
        SSLParameters parameters = socket.getSSLParameters();
        String[] protocols = settings.protocols().of(socket.getSupportedProtocols());
        parameters.setProtocols(protocols);
        parameters.setApplicationProtocols(new String[] {PROTOCOL});
        parameters.setServerNames(settings.serverNameIndication() ? serverNames(host) : List.of());
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        if (settings.direct() && !PROTOCOL.equals(socket.getApplicationProtocol())) {
            throw new TlsException("direct SSL connection was established without ALPN protocol negotiation extension");
        }
        if (settings.mode() == TlsMode.VERIFY_FULL) {
            HostNameCheck.check((X509Certificate) socket.getSession().getPeerCertificates()[0], host);
        }
    }

    private static List<SNIServerName> serverNames(@Nullable String host) {
        if (host == null || host.isEmpty() || HostNameCheck.isAddress(host)) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(host));
        } catch (IllegalArgumentException notAHostName) {
            return List.of();
        }
    }

    /** What a TLS failure means to the user, also for one that shows only after the handshake. */
    public static TlsException readable(Exception failure) {
        if (failure instanceof TlsException ours) {
            return ours;
        }
        Throwable root = failure;
        boolean untrusted = false;
        while (root.getCause() != null) {
            root = root.getCause();
            untrusted |= root instanceof GeneralSecurityException;
        }
        String stage = untrusted ? "certificate verify failed: " : "";
        return new TlsException("SSL error: " + stage + reason(root), failure);
    }

    private static String reason(Throwable root) {
        if (root instanceof EOFException || root instanceof SocketException) {
            return "server closed the connection unexpectedly";
        }
        if (root instanceof CertPathValidatorException invalid && invalid.getReason() != null) {
            return String.valueOf(invalid.getMessage());
        }
        return String.valueOf(root.getMessage());
    }
}
