package io.pgconvoy.connect.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts what PBES2 encrypted (RFC 8018), which is how OpenSSL encrypts private keys unless told otherwise. The JDK
 * does not do it for passwords outside ASCII, nor for every hash.
 *
 * <pre>
 * EncryptedPrivateKeyInfo := SEQUENCE { SEQUENCE { OID pbes2, SEQUENCE { kdf, scheme } }, OCTET STRING data }
 * kdf                     := SEQUENCE { OID pbkdf2, SEQUENCE { OCTET STRING salt, INTEGER rounds, [INTEGER],
 *                                                              [SEQUENCE { OID prf, NULL }] } }
 * scheme                  := SEQUENCE { OID cipher, OCTET STRING vector }
 * </pre>
 */
final class Pbes2 {
    /** 1.2.840.113549.1.5.13 */
    private static final String OID = "2a864886f70d01050d";
    /** 1.2.840.113549.1.5.12 */
    private static final String PBKDF2_OID = "2a864886f70d01050c";

    private static final Map<String, String> HASHES = Map.of(
            "2a864886f70d0207", "PBKDF2WithHmacSHA1",
            "2a864886f70d0208", "PBKDF2WithHmacSHA224",
            "2a864886f70d0209", "PBKDF2WithHmacSHA256",
            "2a864886f70d020a", "PBKDF2WithHmacSHA384",
            "2a864886f70d020b", "PBKDF2WithHmacSHA512");

    private static final Map<String, Scheme> SCHEMES = Map.of(
            "608648016503040102", new Scheme("AES", 128),
            "608648016503040116", new Scheme("AES", 192),
            "60864801650304012a", new Scheme("AES", 256),
            "2a864886f70d0307", new Scheme("DESede", 192));

    private record Scheme(String algorithm, int bits) {}

    private Pbes2() {}

    /** Null if something other than PBES2 was used. */
    static byte @Nullable [] decrypt(byte[] encrypted, String password) throws GeneralSecurityException {
        byte[] info = Der.find(encrypted, Der.SEQUENCE);
        byte[] algorithm = Der.find(info, Der.SEQUENCE);
        if (!oid(algorithm).equals(OID)) {
            return null;
        }
        List<byte[]> parameters = Der.all(Der.find(algorithm, Der.SEQUENCE), Der.SEQUENCE);
        if (parameters.size() != 2 || !oid(parameters.get(0)).equals(PBKDF2_OID)) {
            throw new InvalidKeyException("unsupported private key encryption");
        }
        byte[] scheme = parameters.get(1);
        Scheme cipher = known(SCHEMES, oid(scheme));
        byte[] key = key(Der.find(parameters.get(0), Der.SEQUENCE), password, cipher.bits());
        return CbcCipher.decrypt(
                cipher.algorithm(), key, Der.find(scheme, Der.OCTET_STRING), Der.find(info, Der.OCTET_STRING));
    }

    private static byte[] key(byte[] derivation, String password, int bits) throws GeneralSecurityException {
        byte[] salt = Der.find(derivation, Der.OCTET_STRING);
        int rounds = new BigInteger(Der.find(derivation, Der.INTEGER)).intValueExact();
        List<byte[]> hash = Der.all(derivation, Der.SEQUENCE);
        String hashName = hash.isEmpty() ? "PBKDF2WithHmacSHA1" : known(HASHES, oid(hash.get(0)));
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, bits);
        return SecretKeyFactory.getInstance(hashName).generateSecret(spec).getEncoded();
    }

    private static String oid(byte[] sequence) throws InvalidKeyException {
        return HexFormat.of().formatHex(Der.find(sequence, Der.OBJECT_IDENTIFIER));
    }

    private static <T> T known(Map<String, T> values, String oid) throws InvalidKeyException {
        T value = values.get(oid);
        if (value == null) {
            throw new InvalidKeyException("unsupported private key encryption");
        }
        return value;
    }
}
