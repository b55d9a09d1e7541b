package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.storage.s3.S3Checksum;
import io.pgconvoy.storage.s3.S3Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class S3OptionsTest {
    @TempDir
    Path directory;

    @Test
    void nothingSaidIsAmazonsStoreAsTheSdkFindsIt() {
        assertEquals(S3Settings.DEFAULT, parse(Map.of()));
    }

    @Test
    void optionsComeBeforeVariables() {
        Map<String, String> variables = Map.of(
                "PGCONVOY_S3_ENDPOINT", "http://variable:1",
                "AWS_REGION", "variable",
                "PGCONVOY_S3_TAGS", "a=1",
                "PGCONVOY_S3_CHECKSUM", "md5",
                "PGCONVOY_S3_PART_SIZE", "7MB");
        S3Settings set = parse(
                variables,
                "--s3-endpoint=https://option:2",
                "--s3-region=option",
                "--s3-tag=b=2",
                "--s3-tag=c=x=y",
                "--s3-checksum=sha256",
                "--s3-part-size=1GB");
        assertEquals(new S3Settings.Endpoint(URI.create("https://option:2"), "option", true, true), set.endpoint());
        assertEquals(Map.of("b", "2", "c", "x=y"), set.objects().tags());
        assertEquals(S3Checksum.SHA256, set.objects().checksum());
        assertEquals(1L << 30, set.objects().partSize());
        S3Settings fromVariables = parse(variables);
        assertEquals(
                new S3Settings.Endpoint(URI.create("http://variable:1"), "variable", true, true),
                fromVariables.endpoint());
        assertEquals(Map.of("a", "1"), fromVariables.objects().tags());
        assertEquals(7L << 20, fromVariables.objects().partSize());
    }

    @Test
    void variablesOfAwsCountLast() {
        Map<String, String> variables = Map.of(
                "AWS_ENDPOINT_URL", "http://all:1",
                "AWS_ENDPOINT_URL_S3", "http://s3:1",
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "token");
        S3Settings set = parse(variables, "--s3-addressing=host", "--s3-no-chunked-encoding");
        assertEquals(new S3Settings.Endpoint(URI.create("http://s3:1"), null, false, false), set.endpoint());
        assertEquals(
                new S3Settings.Keys("key", "secret", "token"), set.identity().keys());
        assertFalse(set.toString().contains("secret"), set.toString());
        S3Settings.Identity named = parse(variables, "--s3-profile=backup").identity();
        assertEquals("backup", named.profile());
        assertNull(named.keys());
    }

    @Test
    void keyAloneSaysThatItEncrypts() {
        assertEquals("aws:kms", parse(Map.of(), "--s3-kms-key=k").objects().encryption());
        assertEquals(
                "aws:kms:dsse",
                parse(Map.of(), "--s3-kms-key=k", "--s3-encryption=aws:kms:dsse")
                        .objects()
                        .encryption());
    }

    @Test
    void patienceComesFromTheEnvironment() {
        assertEquals(
                new S3Settings.Retries(2, Duration.ofSeconds(5)),
                parse(Map.of("PGCONVOY_S3_ATTEMPTS", "2", "PGCONVOY_S3_TIMEOUT", "5"))
                        .retries());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--s3-endpoint=localhost:9000",
                "--s3-endpoint=ftp://host",
                "--s3-addressing=virtual",
                "--s3-checksum=crc64",
                "--s3-part-size=1MB",
                "--s3-part-size=6GB",
                "--s3-part-size=much",
                "--s3-tag=novalue"
            })
    void nonsenseIsRefused(String option) {
        int equals = option.indexOf('=');
        assertEquals(
                "invalid value \"" + option.substring(equals + 1) + "\" for option " + option.substring(0, equals),
                assertThrows(UsageException.class, () -> parse(Map.of(), option))
                        .getMessage());
    }

    /** The SDK has some thousand classes, and commands on files start without one of them. */
    @Test
    void commandsWithoutAnAddressLoadNothingOfTheSdk() throws Exception {
        Path script = Files.writeString(directory.resolve("x"), "--\n-- PostgreSQL database dump\n--\n\n");
        for (List<String> command : List.of(List.of("--version"), List.of("restore", "-l", script.toString()))) {
            String loaded = classesLoadedBy(command);
            assertTrue(loaded.contains("io.pgconvoy.cli.Main "), loaded);
            assertFalse(loaded.contains("software.amazon"), command.toString());
            assertFalse(loaded.contains("io.pgconvoy.storage.s3.S3Storage"), command.toString());
        }
    }

    private static String classesLoadedBy(List<String> command) throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        java.command().addAll(command);
        java.redirectErrorStream(true);
        Process process = java.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static S3Settings parse(Map<String, String> variables, String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.s3.settings(holder.objects, variables);
    }

    @Command
    private static final class Holder implements Callable<Integer> {
        @Mixin
        private final S3Options s3 = new S3Options();

        @Mixin
        private final S3ObjectOptions objects = new S3ObjectOptions();

        @Override
        public Integer call() {
            return 0;
        }
    }
}
