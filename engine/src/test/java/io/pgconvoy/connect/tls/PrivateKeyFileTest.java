package io.pgconvoy.connect.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.connect.conninfo.Secret;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key files were written by OpenSSL 3: those of one algorithm hold one key. */
class PrivateKeyFileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pkcs1.key", "rsa-pkcs8.der"})
    void anRsaKeyIsTheSameInEveryFormat(String name) throws Exception {
        assertEquals(read("rsa-pkcs8.key"), read(name));
        assertEquals("RSA", read(name).getAlgorithm());
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pkcs8-encrypted.key, ö secret",
        "rsa-pkcs8-encrypted-sha1.key, secret",
        "rsa-pkcs8-encrypted-pbes1.key, secret",
        "rsa-pkcs1-aes256.key, secret",
        "rsa-pkcs1-des3.key, secret",
    })
    void anEncryptedKeyOpensWithItsPassword(String name, String password) throws Exception {
        assertEquals(read("rsa-pkcs8.key"), PrivateKeyFile.read(Fixtures.path(name), new Secret(password)));
    }

    @Test
    void anEllipticCurveKeyIsTheSameInEveryFormat() throws Exception {
        PrivateKey key = read("ec-pkcs8.key");

        assertEquals("EC", key.getAlgorithm());
        assertEquals(secretNumber(key), secretNumber(read("ec-sec1.key")));
        PrivateKey encrypted = PrivateKeyFile.read(Fixtures.path("ec-sec1-aes128.key"), new Secret("secret"));
        assertEquals(secretNumber(key), secretNumber(encrypted));
        assertEquals("EdDSA", read("ed25519.key").getAlgorithm());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pkcs8-encrypted.key", "rsa-pkcs1-aes256.key", "ec-sec1-aes128.key"})
    void anEncryptedKeyWithoutPasswordSaysWhatIsMissing(String name) {
        Exception refusal = assertThrows(GeneralSecurityException.class, () -> read(name));

        assertEquals("the key is encrypted: sslpassword is needed", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pkcs8-encrypted-sha1.key", "rsa-pkcs1-aes256.key", "rsa-pkcs8-encrypted-pbes1.key"})
    void aWrongPasswordIsRefused(String name) {
        assertThrows(
                GeneralSecurityException.class, () -> PrivateKeyFile.read(Fixtures.path(name), new Secret("wrong")));
    }

    @Test
    void textAroundTheKeyDoesNotMatter() throws Exception {
        String key = Files.readString(Fixtures.path("rsa-pkcs8.key"));
        Path file = Files.writeString(directory.resolve("key"), "Bag Attributes\n  name: x\n" + key + "trailing\n");

        assertEquals(read("rsa-pkcs8.key"), PrivateKeyFile.read(file, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key here", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    void whatIsNoKeyIsRefused(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), content);

        Exception refusal = assertThrows(GeneralSecurityException.class, () -> PrivateKeyFile.read(file, null));
        assertEquals("no usable private key found", refusal.getMessage());
    }

    @Test
    void aTruncatedKeyIsRefused() throws IOException {
        byte[] key = Files.readAllBytes(Fixtures.path("rsa-pkcs8.der"));
        for (int length : new int[] {1, 3, 20, key.length - 1}) {
            Path file = Files.write(directory.resolve("key"), Arrays.copyOf(key, length));
            assertThrows(GeneralSecurityException.class, () -> PrivateKeyFile.read(file, null));
        }
        assertTrue(key.length > 1000);
    }

    /** The encodings differ in whether the public key stands beside the secret number. */
    private static BigInteger secretNumber(PrivateKey key) {
        return ((ECPrivateKey) key).getS();
    }

    private static PrivateKey read(String name) throws IOException, GeneralSecurityException {
        return PrivateKeyFile.read(Fixtures.path(name), null);
    }
}
