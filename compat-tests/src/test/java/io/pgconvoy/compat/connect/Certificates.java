package io.pgconvoy.compat.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of our own, made by the JDK's keytool: its certificates, keys and revocation lists in PEM. */
final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path directory;
    private final Path store;

    Certificates(Path directory) {
        this.directory = directory;
        this.store = directory.resolve("authority.p12");
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=pgconvoy test authority", "-ext", "bc:c", "-keyalg", "EC");
    }

    /** Makes a key and a certificate for it, signed by the authority. */
    void issue(String alias, String name, String... options) {
        List<String> generate = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", name));
        generate.addAll(List.of("-signer", "ca", "-keyalg", "RSA", "-keysize", "2048", "-sigalg", "SHA256withECDSA"));
        generate.addAll(List.of(options));
        keytool(generate.toArray(String[]::new));
    }

    /** The certificate alone. */
    byte[] certificate(String alias) {
        try {
            return pem("CERTIFICATE", keys().getCertificate(alias).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] key(String alias) {
        try {
            return pem(
                    "PRIVATE KEY", keys().getKey(alias, PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A list that revokes these certificates. */
    byte[] revoking(String... aliases) {
        List<String> command = new ArrayList<>(List.of("-gencrl", "-alias", "ca", "-rfc"));
        Path list = directory.resolve("list.crl");
        command.addAll(List.of("-file", list.toString()));
        for (String alias : aliases) {
            command.addAll(List.of("-id", serialNumber(alias)));
        }
        keytool(command.toArray(String[]::new));
        try {
            return Files.readAllBytes(list);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Path write(String name, byte[] content) {
        try {
            Path file = Files.write(directory.resolve(name), content);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String serialNumber(String alias) {
        try {
            Certificate certificate = keys().getCertificate(alias);
            return ((java.security.cert.X509Certificate) certificate)
                    .getSerialNumber()
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore keys() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keypass", PASSWORD, "-validity", "3650"));
        }
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(String label, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
