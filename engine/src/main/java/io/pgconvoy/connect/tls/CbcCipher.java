package io.pgconvoy.connect.tls;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Block ciphers in the mode that private keys are encrypted with. */
final class CbcCipher {
    private CbcCipher() {}

    static byte[] decrypt(String algorithm, byte[] key, byte[] vector, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(algorithm + "/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, algorithm), new IvParameterSpec(vector));
        return cipher.doFinal(data);
    }
}
