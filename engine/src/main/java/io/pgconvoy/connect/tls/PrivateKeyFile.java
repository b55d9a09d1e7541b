package io.pgconvoy.connect.tls;

import io.pgconvoy.connect.conninfo.Secret;
import io.pgconvoy.connect.tls.PemFile.Block;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads a private key as OpenSSL writes it: PEM with PKCS#8 (plain or encrypted), PKCS#1 for RSA or SEC1 for elliptic
 * curves (both plain or with a {@code DEK-Info} header), or PKCS#8 in DER.
 */
final class PrivateKeyFile {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "DSA");
    private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};
    /** 1.2.840.113549.1.1.1, rsaEncryption. */
    private static final byte[] RSA_OID = HexFormat.of().parseHex("2a864886f70d010101");
    /** 1.2.840.10045.2.1, id-ecPublicKey. */
    private static final byte[] EC_OID = HexFormat.of().parseHex("2a8648ce3d0201");

    private PrivateKeyFile() {}

    static PrivateKey read(Path file, @Nullable Secret password) throws IOException, GeneralSecurityException {
        byte[] bytes = Files.readAllBytes(file);
        for (Block block : PemFile.blocks(bytes)) {
            switch (block.label()) {
                case "PRIVATE KEY":
                    return fromPkcs8(block.content());
                case "ENCRYPTED PRIVATE KEY":
                    return fromEncryptedPkcs8(block.content(), needed(password));
                case "RSA PRIVATE KEY":
                    return fromPkcs8(wrapRsa(decrypted(block, password)));
                case "EC PRIVATE KEY":
                    return fromPkcs8(wrapEc(decrypted(block, password)));
                default:
                // EC PARAMETERS and certificates may stand beside the key.
            }
        }
        return fromPkcs8(bytes);
    }

    private static PrivateKey fromPkcs8(byte[] encoded) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException notThisAlgorithm) {
                // The next one may fit.
            }
        }
        throw new InvalidKeyException("no usable private key found");
    }

    private static PrivateKey fromEncryptedPkcs8(byte[] encoded, Secret password)
            throws IOException, GeneralSecurityException {
        byte[] decrypted = Pbes2.decrypt(encoded, password.text());
        if (decrypted != null) {
            return fromPkcs8(decrypted);
        }
        EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(encoded);
        SecretKeyFactory keys = SecretKeyFactory.getInstance(encrypted.getAlgName());
        PBEKeySpec spec = new PBEKeySpec(password.text().toCharArray());
        return fromPkcs8(encrypted.getKeySpec(keys.generateSecret(spec)).getEncoded());
    }

    private static byte[] wrapRsa(byte[] pkcs1) {
        byte[] algorithm = Der.encode(Der.SEQUENCE, Der.encode(Der.OBJECT_IDENTIFIER, RSA_OID), Der.encode(Der.NULL));
        return Der.encode(Der.SEQUENCE, VERSION_0, algorithm, Der.encode(Der.OCTET_STRING, pkcs1));
    }

    /** SEC1 names its curve inside, in the element tagged [0] (RFC 5915); PKCS#8 wants it beside the algorithm. */
    private static byte[] wrapEc(byte[] sec1) throws InvalidKeyException {
        byte[] curve = Der.find(Der.find(sec1, Der.SEQUENCE), Der.CONTEXT_0);
        byte[] algorithm = Der.encode(Der.SEQUENCE, Der.encode(Der.OBJECT_IDENTIFIER, EC_OID), curve);
        return Der.encode(Der.SEQUENCE, VERSION_0, algorithm, Der.encode(Der.OCTET_STRING, sec1));
    }

    /** OpenSSL's traditional encryption: the key comes from the password by MD5, salted with the initial vector. */
    private static byte[] decrypted(Block block, @Nullable Secret password) throws GeneralSecurityException {
        String info = block.headers().get("DEK-Info");
        if (info == null) {
            return block.content();
        }
        String[] cipherAndVector = info.split(",", 2);
        if (cipherAndVector.length != 2) {
            throw new InvalidKeyException("malformed DEK-Info header");
        }
        byte[] vector = HexFormat.of().parseHex(cipherAndVector[1].strip());
        boolean tripleDes = cipherAndVector[0].equals("DES-EDE3-CBC");
        if (!tripleDes && !cipherAndVector[0].matches("AES-(128|192|256)-CBC")) {
            throw new InvalidKeyException("unsupported private key encryption " + cipherAndVector[0]);
        }
        int keyBytes = tripleDes ? 24 : Integer.parseInt(cipherAndVector[0].substring(4, 7)) / 8;
        byte[] key = traditionalKey(needed(password), Arrays.copyOf(vector, 8), keyBytes);
        return CbcCipher.decrypt(tripleDes ? "DESede" : "AES", key, vector, block.content());
    }

    private static byte[] traditionalKey(Secret password, byte[] salt, int length) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        byte[] key = new byte[0];
        byte[] round = new byte[0];
        while (key.length < length) {
            digest.update(round);
            digest.update(password.text().getBytes(StandardCharsets.UTF_8));
            round = digest.digest(salt);
            int filled = key.length;
            key = Arrays.copyOf(key, filled + round.length);
            System.arraycopy(round, 0, key, filled, round.length);
        }
        return Arrays.copyOf(key, length);
    }

    private static Secret needed(@Nullable Secret password) throws InvalidKeyException {
        if (password == null) {
            throw new InvalidKeyException("the key is encrypted: sslpassword is needed");
        }
        return password;
    }
}
