package io.pgconvoy.compat.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.compat.s3.FaultyPath.Fault;
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
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** A fault that passes is retried; one that stays is one clear line, and leaves neither an object nor an upload. */
@Timeout(120)
class FaultsTest {
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final int PART = (int) S3Server.SMALLEST_PART;
    private static final byte[] CONTENT = new byte[2 * PART + 100_000];

    private static S3Server server;

    private FaultyPath path;

    @BeforeAll
    static void start() throws Exception {
        new Random(1).nextBytes(CONTENT);
        server = S3Server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() throws Exception {
        path = FaultyPath.to(server.endpoint());
    }

    @AfterEach
    void nothingUnfinishedIsLeft() throws Exception {
        path.close();
        assertEquals(List.of(), server.unfinished());
        server.empty();
    }

    static Stream<Arguments> passingFaultsOfWriting() {
        Stream<Arguments> all = Stream.of("POST uploads", "PUT partNumber=2", "PUT partNumber=3", "POST uploadId=")
                .flatMap(request -> Stream.of(
                        Arguments.of(request, "500", Faults.internalError()),
                        Arguments.of(request, "503", Faults.slowDown()),
                        Arguments.of(request, "reset", Faults.reset())));
        Stream<Arguments> some = Stream.of(
                Arguments.of("PUT partNumber=2", "stall", Faults.stall()),
                Arguments.of("PUT partNumber=2", "changed body", Faults.changedBody()),
                Arguments.of("PUT partNumber=2", "checksum", Faults.refusal(400, "BadDigest", "It did not match.")),
                Arguments.of("PUT partNumber=2", "lost answer", Faults.lostAnswer()),
                Arguments.of("POST uploadId=", "lost answer", Faults.lostAnswer()));
        return Stream.concat(all, some);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("passingFaultsOfWriting")
    void passingFaultOfAnUploadIsRetried(String request, String name, Fault fault) {
        fail(request, 2, fault);
        write(CONTENT);
        assertTrue(path.faults() > 0);
        assertArrayEquals(CONTENT, server.content("object"));
    }

    @Test
    void passingFaultOfASmallObjectIsRetried() {
        fail("PUT object", 1, Faults.reset());
        fail("PUT object", 1, Faults.changedBody());
        fail("PUT object", 1, Faults.internalError());
        write(new byte[1000]);
        assertEquals(3, path.faults());
        assertEquals(1000, server.content("object").length);
    }

    static Stream<Arguments> lastingFaultsOfWriting() {
        Fault denied = Faults.refusal(403, "AccessDenied", "Access Denied");
        Fault expired = Faults.refusal(400, "ExpiredToken", "The provided token has expired.");
        return Stream.of(
                Arguments.of("POST uploads", denied, "access denied (Access Denied)"),
                Arguments.of("PUT partNumber=2", denied, "access denied (Access Denied)"),
                Arguments.of("POST uploadId=", denied, "access denied (Access Denied)"),
                Arguments.of("POST uploads", expired, "the credentials have expired"),
                Arguments.of("PUT partNumber=3", expired, "the credentials have expired"),
                Arguments.of("POST uploadId=", expired, "the credentials have expired"),
                Arguments.of(
                        "POST uploads",
                        Faults.refusal(404, "NoSuchBucket", "The specified bucket does not exist"),
                        "bucket \"bucket\" does not exist"),
                Arguments.of(
                        "POST uploads",
                        Faults.refusal(301, "PermanentRedirect", "x", "x-amz-bucket-region: eu-west-3\r\n"),
                        "bucket \"bucket\" is in another region: --s3-region=eu-west-3"),
                Arguments.of(
                        "PUT partNumber=2",
                        Faults.internalError(),
                        "status 500 (We encountered an internal error. Please try again.)"),
                Arguments.of("POST uploadId=", Faults.slowDown(), "status 503 (Please reduce your request rate.)"),
                Arguments.of("PUT partNumber=2", Faults.stall(), "no answer in time"),
                Arguments.of("PUT partNumber=2", Faults.lostPart(), null),
                Arguments.of("PUT partNumber=2", Faults.changedBody(), null),
                Arguments.of("PUT partNumber=2", Faults.reset(), null));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("lastingFaultsOfWriting")
    void lastingFaultOfAnUploadIsOneLineAndLeavesNothing(String request, Fault fault, String reason) {
        fail(request, ALWAYS, fault);
        StorageException failure = assertThrows(StorageException.class, () -> write(CONTENT));
        String beginning = "could not write \"s3://bucket/object\": ";
        assertTrue(failure.getMessage().startsWith(beginning), failure.getMessage());
        assertEquals(1, failure.getMessage().lines().count(), failure.getMessage());
        if (reason != null) {
            assertEquals(beginning + reason, failure.getMessage());
        }
        assertEquals(List.of(), server.keys());
    }

    @Test
    void uploadIsRemovedThoughTheStoreIsAiling() {
        fail("PUT partNumber=2", ALWAYS, Faults.refusal(403, "AccessDenied", "Access Denied"));
        fail("DELETE uploadId=", 2, Faults.internalError());
        assertThrows(StorageException.class, () -> write(CONTENT));
        assertEquals(List.of(), server.unfinished());
    }

    @Test
    void uploadThatCannotBeRemovedIsNamed() {
        fail("PUT partNumber=2", ALWAYS, Faults.refusal(403, "AccessDenied", "Access Denied"));
        fail("DELETE uploadId=", ALWAYS, Faults.refusal(403, "AccessDenied", "Access Denied"));
        StorageException failure = assertThrows(StorageException.class, () -> write(CONTENT));
        String left = failure.getSuppressed()[0].getMessage();
        assertTrue(
                left.matches("could not remove the unfinished upload \\S+ of \"s3://bucket/object\": access denied.*"),
                left);
        server.client()
                .listMultipartUploads(request -> request.bucket(S3Server.BUCKET))
                .uploads()
                .forEach(upload -> server.client()
                        .abortMultipartUpload(request -> request.bucket(S3Server.BUCKET)
                                .key(upload.key())
                                .uploadId(upload.uploadId())));
    }

    @Test
    void folderThatCannotBeFinishedLeavesNothing() {
        fail("PUT toc.dat", ALWAYS, Faults.refusal(403, "AccessDenied", "Access Denied"));
        StorageException failure = assertThrows(StorageException.class, () -> {
            try (FolderOutput folder = storage().createFolder("s3://bucket/dir")) {
                for (int i = 0; i < 20; i++) {
                    write(folder.create(i + ".dat"), new byte[10]);
                }
                write(folder.createLast("toc.dat"), new byte[10]);
                folder.commit();
            }
        });
        assertEquals(
                "could not write \"s3://bucket/dir/toc.dat\": access denied (Access Denied)", failure.getMessage());
        assertEquals(List.of(), server.keys());
    }

    static Stream<Arguments> passingFaultsOfReading() {
        return Stream.of(
                Arguments.of("500", Faults.internalError()),
                Arguments.of("503", Faults.slowDown()),
                Arguments.of("reset", Faults.reset()),
                Arguments.of("cut answer", Faults.cutAnswer()),
                Arguments.of("stall", Faults.stall()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingFaultsOfReading")
    void passingFaultOfReadingIsRetried(String name, Fault fault) {
        put(CONTENT);
        fail("GET object", 2, fault);
        assertArrayEquals(CONTENT, read());
        assertEquals(2, path.faults());
    }

    @Test
    void lastingFaultOfReadingIsOneLine() {
        put(CONTENT);
        try (StorageInput in = storage().open("s3://bucket/object")) {
            fail("GET object", ALWAYS, Faults.refusal(400, "ExpiredToken", "The provided token has expired."));
            in.seek(1_000_000);
            StorageException failure = assertThrows(StorageException.class, () -> in.read(ByteBuffer.allocate(10)));
            assertEquals(
                    "could not read from \"s3://bucket/object\": the credentials have expired", failure.getMessage());
            assertEquals(ErrorCode.STORAGE_PERMANENT, failure.code());
        }
    }

    @Test
    void whoMayNotListMayReadAnObject() {
        put(CONTENT);
        fail("GET list-type=2", ALWAYS, Faults.refusal(403, "AccessDenied", "Access Denied"));
        assertTrue(storage().findFolder("s3://bucket/object").isEmpty());
        assertArrayEquals(CONTENT, read());
    }

    @Test
    void wrongKeysAreToldApart() {
        put(CONTENT);
        assertUnreadable("other", S3Server.SECRET, "the store does not know the access key");
        assertUnreadable(S3Server.KEY, "other", "the secret access key is wrong");
    }

    @Test
    void serverThatIsNotThereIsATransientFailure() throws Exception {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
        StorageException failure = assertThrows(
                StorageException.class,
                () -> storage(nobody, S3Server.KEY, S3Server.SECRET).open("s3://bucket/object"));
        assertEquals(
                "could not open input file \"s3://bucket/object\": could not connect: Connection refused",
                failure.getMessage());
        assertEquals(ErrorCode.STORAGE_TRANSIENT, failure.code());
    }

    private void assertUnreadable(String key, String secret, String reason) {
        assertEquals(
                "could not open input file \"s3://bucket/object\": " + reason,
                assertThrows(
                                StorageException.class,
                                () -> storage(path.endpoint(), key, secret).open("s3://bucket/object"))
                        .getMessage());
    }

    private void fail(String request, int times, Fault fault) {
        String[] words = request.split(" ");
        path.add(words[0], words[1], times, fault);
    }

    private S3Storage storage() {
        return storage(path.endpoint(), S3Server.KEY, S3Server.SECRET);
    }

    private static S3Storage storage(URI endpoint, String key, String secret) {
        return new S3Storage(S3Server.settings(
                endpoint, key, secret, S3Checksum.CRC32, new S3Settings.Retries(3, Duration.ofSeconds(2))));
    }

    private void write(byte[] content) {
        write(storage().create("s3://bucket/object"), content);
    }

    private static void write(StorageOutput output, byte[] content) {
        try (output) {
            output.write(Unpooled.wrappedBuffer(content));
            output.commit();
        }
    }

    private static void put(byte[] content) {
        server.client()
                .putObject(request -> request.bucket(S3Server.BUCKET).key("object"), RequestBody.fromBytes(content));
    }

    private byte[] read() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try (StorageInput in = storage().open("s3://bucket/object")) {
            while (in.read(buffer.clear()) >= 0) {
                bytes.write(buffer.array(), 0, buffer.position());
            }
        }
        return bytes.toByteArray();
    }
}
