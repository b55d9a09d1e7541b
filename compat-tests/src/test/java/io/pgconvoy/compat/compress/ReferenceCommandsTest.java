package io.pgconvoy.compat.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Decoder;
import io.pgconvoy.compress.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Reads what {@code gzip}, {@code lz4} and {@code zstd} write, as far as they are installed, and they read ours. */
class ReferenceCommandsTest {
    private static final Map<Algorithm, List<String>> THEIR_OPTIONS = Map.of(
            Algorithm.GZIP,
            List.of("-1", "-9"),
            Algorithm.LZ4,
            List.of("-1", "-9", "-BD", "-B4 -BD", "-B7 -BX", "-9 -BD -BX", "--no-frame-crc", "--content-size"),
            Algorithm.ZSTD,
            List.of("-1", "-19", "--fast=10", "--no-check", "--long=27", "-T2"));

    private static final Map<Algorithm, List<Compression>> OUR_OPTIONS = Map.of(
            Algorithm.GZIP,
            List.of(Compression.GZIP, new Compression(Algorithm.GZIP, 9)),
            Algorithm.LZ4,
            List.of(new Compression(Algorithm.LZ4, null), new Compression(Algorithm.LZ4, 12)),
            Algorithm.ZSTD,
            List.of(
                    new Compression(Algorithm.ZSTD, null),
                    new Compression(Algorithm.ZSTD, -7),
                    new Compression(Algorithm.ZSTD, 19, true)));

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> theirFilesAreRead() {
        List<DynamicTest> tests = new ArrayList<>();
        installed()
                .forEach(algorithm -> THEIR_OPTIONS
                        .get(algorithm)
                        .forEach(options -> contents()
                                .forEach((name, content) -> tests.add(dynamicTest(
                                        algorithm.word() + " " + options + ", " + name,
                                        () -> theirs(algorithm, options, content))))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> theyReadOurs() {
        List<DynamicTest> tests = new ArrayList<>();
        installed()
                .forEach(algorithm -> OUR_OPTIONS
                        .get(algorithm)
                        .forEach(options -> contents()
                                .forEach((name, content) ->
                                        tests.add(dynamicTest(options + ", " + name, () -> ours(options, content))))));
        return tests;
    }

    private void theirs(Algorithm algorithm, String options, byte[] content) throws Exception {
        byte[] file = run(content, algorithm.word() + " -c " + options);
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(file);
        two.writeBytes(file);
        assertArrayEquals(content, decode(algorithm, file));
        assertEquals(2L * content.length, decode(algorithm, two.toByteArray()).length);
    }

    private void ours(Compression compression, byte[] content) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Encoder encoder = Codecs.forFile(compression.algorithm()).encoder(compression)) {
            encoder.encode(Unpooled.wrappedBuffer(content), bytes -> append(bytes, file));
            encoder.finish(bytes -> append(bytes, file));
        }
        assertArrayEquals(
                content, run(file.toByteArray(), compression.algorithm().word() + " -dc"));
    }

    private static byte[] decode(Algorithm algorithm, byte[] file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (Decoder decoder = Codecs.forFile(algorithm).decoder()) {
            for (int at = 0; at < file.length; at += 9_999) {
                ByteBuf piece = Unpooled.wrappedBuffer(file, at, Math.min(9_999, file.length - at));
                decoder.decode(piece, bytes -> append(bytes, content));
            }
            decoder.finish();
        }
        return content.toByteArray();
    }

    private static void append(ByteBuf bytes, ByteArrayOutputStream target) {
        target.writeBytes(ByteBufUtil.getBytes(bytes));
    }

    private static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("nothing", new byte[0]);
        contents.put("a row", "1\tone\n\\.\n\n\n".getBytes(StandardCharsets.US_ASCII));
        byte[] noise = new byte[700_001];
        new Random(1).nextBytes(noise);
        contents.put("noise", noise);
        StringBuilder rows = new StringBuilder();
        Random random = new Random(2);
        for (int i = 0; i < 120_000; i++) {
            rows.append(i).append('\t').append(random.nextInt(1000)).append("\tsome words of a row\t\\N\n");
        }
        contents.put("rows", rows.toString().getBytes(StandardCharsets.US_ASCII));
        return contents;
    }

    private static List<Algorithm> installed() {
        return Arrays.stream(Algorithm.values())
                .filter(algorithm -> algorithm != Algorithm.NONE)
                .filter(algorithm -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, algorithm.word()))))
                .toList();
    }

    private byte[] run(byte[] input, String command) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command.split(" "))
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(0, process.waitFor(), command);
        return Files.readAllBytes(out);
    }
}
