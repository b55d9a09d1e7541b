package io.pgconvoy.connect.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM file; anything around them is ignored. */
final class PemFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*\\n(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("(?m)^([A-Za-z-]+):[ \\t]*(.*?)\\s*$");

    private PemFile() {}

    /**
     * One {@code BEGIN … END} block.
     *
     * @param headers lines such as {@code DEK-Info: AES-256-CBC,…} of the traditional formats
     */
    record Block(String label, Map<String, String> headers, byte[] content) {}

    static List<Block> blocks(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (block.find()) {
            Map<String, String> headers = new HashMap<>();
            Matcher header = HEADER.matcher(block.group(2));
            int body = 0;
            while (header.find()) {
                headers.put(header.group(1), header.group(2));
                body = header.end();
            }
            byte[] content = Base64.getMimeDecoder().decode(block.group(2).substring(body));
            blocks.add(new Block(block.group(1), headers, content));
        }
        return blocks;
    }

    static List<X509Certificate> certificates(Path file) throws IOException, CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks(Files.readAllBytes(file))) {
            if (block.label().endsWith("CERTIFICATE")) {
                certificates.add(
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.content())));
            }
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate found");
        }
        return certificates;
    }

    static List<CRL> revocationLists(Path file) throws IOException, CertificateException, CRLException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<CRL> lists = new ArrayList<>();
        for (Block block : blocks(Files.readAllBytes(file))) {
            if (block.label().equals("X509 CRL")) {
                lists.add(factory.generateCRL(new ByteArrayInputStream(block.content())));
            }
        }
        return lists;
    }
}
