package io.pgconvoy.compat.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageContract;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.s3.S3Checksum;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class S3StorageTest extends StorageContract {
    private static final int PART = (int) S3Server.SMALLEST_PART;

    private static S3Server server;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void nothingUnfinishedIsLeft() {
        assertEquals(List.of(), server.unfinished());
        server.empty();
    }

    @Override
    protected Storage storage() {
        return server.storage();
    }

    @Override
    protected String name(String object) {
        return S3Server.address(object);
    }

    @ParameterizedTest
    @EnumSource
    void objectsOfManyPartsComeBackWhole(S3Checksum checksum) {
        byte[] content = random(3 * PART + 12_345);
        write(S3Server.storage(server.endpoint(), checksum), "large", content);
        assertArrayEquals(content, server.content("large"));
        HeadObjectResponse head = server.client()
                .headObject(
                        request -> request.bucket(S3Server.BUCKET).key("large").checksumMode("ENABLED"));
        assertTrue(head.eTag().endsWith("-4\""), head.eTag());
        assertEquals(checksum == S3Checksum.CRC32, head.checksumCRC32() != null);
        assertEquals(checksum == S3Checksum.SHA256, head.checksumSHA256() != null);
        assertArrayEquals(content, read("large"));
    }

    @Test
    void objectOfExactlyOnePartNeedsOneRequest() {
        byte[] content = random(PART);
        write(storage(), "whole", content);
        HeadObjectResponse head = server.client()
                .headObject(request -> request.bucket(S3Server.BUCKET).key("whole"));
        assertFalse(head.eTag().contains("-"), head.eTag());
        assertArrayEquals(content, server.content("whole"));
    }

    @Test
    void nothingIsThereBeforeTheCommitNorAfterADiscard() {
        try (StorageOutput out = storage().create(name("object"))) {
            out.write(Unpooled.wrappedBuffer(random(3 * PART)));
            assertEquals(List.of(), server.keys());
        }
        assertEquals(List.of(), server.keys());
    }

    @Test
    void existingObjectStaysAsItWasUntilTheCommit() {
        write(storage(), "object", bytes("old"));
        try (StorageOutput out = storage().create(name("object"))) {
            out.write(Unpooled.wrappedBuffer(random(2 * PART)));
        }
        assertArrayEquals(bytes("old"), server.content("object"));
        write(storage(), "object", bytes("new"));
        assertArrayEquals(bytes("new"), server.content("object"));
    }

    @Test
    void startThatIsKeptCanBeOverwrittenHoweverLongItIs() {
        byte[] content = random(4 * PART);
        try (StorageOutput out = storage().create(name("object"))) {
            assertTrue(out.keepStart());
            out.write(Unpooled.wrappedBuffer(content, 0, 2 * PART + 100));
            out.stays();
            out.write(Unpooled.wrappedBuffer(content, 2 * PART + 100, content.length - 2 * PART - 100));
            for (int at : new int[] {0, PART - 4, 2 * PART + 90}) {
                out.seek(at);
                out.write(Unpooled.copiedBuffer("overwrites", StandardCharsets.US_ASCII));
                System.arraycopy(bytes("overwrites"), 0, content, at, 10);
            }
            assertThrows(IllegalStateException.class, () -> out.seek(3L * PART));
            out.seek(content.length);
            out.write(Unpooled.wrappedBuffer(bytes("end")));
            out.commit();
        }
        byte[] stored = server.content("object");
        assertEquals(content.length + 3, stored.length);
        assertArrayEquals(content, java.util.Arrays.copyOf(stored, content.length));
    }

    @Test
    void stoppingDiscardsWhatIsUnfinished() {
        Storage storage = storage();
        try (StorageOutput out = storage.create(name("object"))) {
            out.write(Unpooled.wrappedBuffer(random(2 * PART + 1)));
            storage.discardUnfinished();
            assertEquals(List.of(), server.unfinished());
            assertThrows(StorageException.class, () -> out.write(Unpooled.wrappedBuffer(random(1))));
            assertThrows(StorageException.class, out::commit);
        }
        assertEquals(List.of(), server.keys());
    }

    @Test
    void readingJumpsAnywhere() {
        byte[] content = random(9_000_000);
        write(storage(), "object", content);
        Random random = new Random(3);
        try (StorageInput in = storage().open(name("object"))) {
            assertEquals(content.length, in.size());
            for (int i = 0; i < 60; i++) {
                int from = random.nextInt(content.length);
                int length = Math.min(random.nextInt(400_000), content.length - from);
                in.seek(from);
                ByteBuffer target = ByteBuffer.allocate(length);
                while (target.hasRemaining()) {
                    assertTrue(in.read(target) > 0);
                }
                assertArrayEquals(java.util.Arrays.copyOfRange(content, from, from + length), target.array());
                assertEquals(from + length, in.position());
            }
            in.seek(content.length);
            assertEquals(-1, in.read(ByteBuffer.allocate(1)));
        }
    }

    @Test
    void replacedObjectIsNoticed() {
        write(storage(), "object", random(1_000_000));
        Storage storage = storage();
        try (StorageInput in = storage.open(name("object"))) {
            write(storage(), "object", random(1_000_001));
            in.seek(900_000);
            assertFails(
                    "could not read from \"s3://bucket/object\": it was replaced while it was being read",
                    () -> in.read(ByteBuffer.allocate(10)));
            assertFails(
                    "could not read from \"s3://bucket/object\": it was replaced while it was being read",
                    () -> storage.open(name("object")));
        }
    }

    @Test
    void whatIsMissingIsOneClearLine() {
        assertFails(
                "could not open input file \"s3://bucket/absent\": no such object",
                () -> storage().open(name("absent")));
        assertFails(
                "could not open input file \"s3://nowhere/absent\": bucket \"nowhere\" does not exist",
                () -> storage().open("s3://nowhere/absent"));
        try (StorageOutput out = storage().create("s3://nowhere/x")) {
            out.write(Unpooled.wrappedBuffer(random(10)));
            assertFails("could not write \"s3://nowhere/x\": bucket \"nowhere\" does not exist", out::commit);
        }
        assertFails(
                "could not create directory \"s3://nowhere/x\": bucket \"nowhere\" does not exist",
                () -> storage().createFolder("s3://nowhere/x"));
    }

    @Test
    void folderIsAPrefixWhoseLastMemberComesWithTheCommit() {
        try (FolderOutput folder = storage().createFolder(name("dir"))) {
            write(folder.create("a"), bytes("1"));
            write(folder.create("b"), random(PART + 1));
            write(folder.createLast("toc.dat"), bytes("3"));
            assertEquals(List.of("dir/a", "dir/b"), server.keys());
            folder.commit();
        }
        assertEquals(List.of("dir/a", "dir/b", "dir/toc.dat"), server.keys());
        FolderInput folder = storage().findFolder(name("dir")).orElseThrow();
        assertTrue(folder.find("c").isEmpty());
        try (StorageInput in = folder.find("b").orElseThrow()) {
            assertEquals("s3://bucket/dir/b", in.name());
            assertEquals(PART + 1, in.size());
        }
        assertThrows(StorageException.class, () -> folder.find("../a"));
        assertTrue(storage().findFolder(name("di")).isEmpty());
    }

    @Test
    void unfinishedFolderLeavesNothing() {
        try (FolderOutput folder = storage().createFolder(name("dir/"))) {
            write(folder.create("a"), bytes("1"));
            write(folder.createLast("toc.dat"), random(PART + 1));
            StorageOutput open = folder.create("b");
            open.write(Unpooled.wrappedBuffer(random(2 * PART)));
            open.close();
        }
        assertEquals(List.of(), server.keys());
    }

    @Test
    void stoppingDiscardsAnUnfinishedFolder() {
        Storage storage = storage();
        FolderOutput folder = storage.createFolder(name("dir"));
        write(folder.create("a"), bytes("1"));
        StorageOutput open = folder.create("b");
        open.write(Unpooled.wrappedBuffer(random(2 * PART)));
        storage.discardUnfinished();
        assertEquals(List.of(), server.keys());
        assertEquals(List.of(), server.unfinished());
        assertThrows(StorageException.class, () -> folder.create("c"));
        assertThrows(StorageException.class, open::commit);
        open.close();
        assertThrows(StorageException.class, folder::commit);
        folder.close();
    }

    @Test
    void folderThatHoldsSomethingIsLeftAlone() {
        server.client().putObject(request -> request.bucket(S3Server.BUCKET).key("dir/x"), RequestBody.fromString("x"));
        assertFails(
                "directory \"s3://bucket/dir\" is not empty", () -> storage().createFolder(name("dir")));
        assertEquals(List.of("dir/x"), server.keys());
    }

    private static void assertFails(String message, org.junit.jupiter.api.function.Executable action) {
        assertEquals(message, assertThrows(StorageException.class, action).getMessage());
    }

    private static void write(Storage storage, String key, byte[] content) {
        write(storage.create(S3Server.address(key)), content);
    }

    private static void write(StorageOutput output, byte[] content) {
        try (output) {
            ByteBuf bytes = Unpooled.wrappedBuffer(content);
            for (int at = 0; at < content.length; at += 70_000) {
                output.write(bytes.slice(at, Math.min(70_000, content.length - at)));
            }
            output.commit();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
