package io.pgconvoy.compat.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.Unpooled;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.s3.S3Checksum;
import io.pgconvoy.storage.s3.S3Settings;
import io.pgconvoy.storage.s3.S3Storage;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/** A second server, of another maker: it puts parts together by their numbers, and says which checksums it keeps. */
class S3MockTest {
    private static final Path SERVER = Path.of("target", "s3mock", "s3mock.jar");
    private static final int PART = (int) S3Server.SMALLEST_PART;

    @TempDir
    static Path folder;

    private static Process server;
    private static URI endpoint;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.exists(SERVER), "Maven puts the server there");
        endpoint = URI.create("http://127.0.0.1:" + freePort());
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        SERVER.toAbsolutePath().toString(),
                        "--http.port=" + endpoint.getPort(),
                        "--server.port=" + freePort(),
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + S3Server.BUCKET)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!Files.readString(folder.resolve("log"), StandardCharsets.ISO_8859_1)
                .contains("Started S3MockApplication")) {
            assertTrue(server.isAlive() && System.nanoTime() < deadline, "the server does not start");
            Thread.sleep(200);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.destroy();
            server.waitFor();
        }
    }

    @ParameterizedTest
    @EnumSource
    void partsArePutTogetherByTheirNumbersThoughTheFirstComesLast(S3Checksum checksum) {
        byte[] content = new byte[3 * PART + 17];
        new Random(2).nextBytes(content);
        S3Storage storage = S3Server.storage(endpoint, checksum);
        String address = S3Server.address(checksum.word());
        try (StorageOutput out = storage.create(address)) {
            assertTrue(out.keepStart());
            out.write(Unpooled.wrappedBuffer(new byte[100]));
            out.stays();
            out.write(Unpooled.wrappedBuffer(content, 100, content.length - 100));
            out.seek(0);
            out.write(Unpooled.wrappedBuffer(content, 0, 100));
            out.seek(content.length);
            out.commit();
        }
        assertArrayEquals(content, read(storage.open(address)));
    }

    @Test
    void folderIsAPrefix() {
        S3Storage storage = S3Server.storage(endpoint, S3Checksum.CRC32);
        try (FolderOutput folder = storage.createFolder(S3Server.address("dir"))) {
            write(folder.create("a"), 10);
            write(folder.createLast("toc.dat"), 20);
            folder.commit();
        }
        FolderInput read = storage.findFolder(S3Server.address("dir")).orElseThrow();
        assertEquals(20, read.find("toc.dat").orElseThrow().size());
        assertTrue(read.find("b").isEmpty());
    }

    /** In one request, and in parts. */
    @ParameterizedTest
    @ValueSource(ints = {10, 2 * (int) S3Server.SMALLEST_PART})
    void whatAnObjectIsToBeGivenArrives(int length) {
        S3Settings usual = S3Server.settings(endpoint, S3Checksum.SHA256);
        Map<String, String> tags = Map.of("kept", "30-days", "of", "shop");
        S3Settings.ObjectTerms terms = new S3Settings.ObjectTerms(
                "AES256", null, "STANDARD_IA", tags, S3Checksum.SHA256, S3Server.SMALLEST_PART);
        String key = "terms" + length;
        write(
                new S3Storage(new S3Settings(usual.endpoint(), usual.identity(), terms, usual.retries()))
                        .create(S3Server.address(key)),
                length);
        try (S3Client client = S3Server.client(endpoint)) {
            HeadObjectResponse head = client.headObject(
                    request -> request.bucket(S3Server.BUCKET).key(key).checksumMode("ENABLED"));
            if (length < S3Server.SMALLEST_PART) {
                // of what came in parts this server does not say it
                assertEquals("AES256", head.serverSideEncryptionAsString());
            }
            assertEquals("STANDARD_IA", head.storageClassAsString());
            assertNotNull(head.checksumSHA256());
            assertEquals(
                    tags,
                    client
                            .getObjectTagging(
                                    request -> request.bucket(S3Server.BUCKET).key(key))
                            .tagSet()
                            .stream()
                            .collect(Collectors.toMap(Tag::key, Tag::value)));
        }
    }

    private static void write(StorageOutput output, int length) {
        try (output) {
            output.write(Unpooled.wrappedBuffer(new byte[length]));
            output.commit();
        }
    }

    private static byte[] read(StorageInput input) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try (input) {
            while (input.read(buffer.clear()) >= 0) {
                bytes.write(buffer.array(), 0, buffer.position());
            }
        }
        return bytes.toByteArray();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
