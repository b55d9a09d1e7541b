package io.pgconvoy.compat.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pgconvoy.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where credentials come from, in processes of their own: the SDK reads its environment. */
@Timeout(300)
class CredentialsTest {
    private static final String PROFILES = """
        [default]
        aws_access_key_id = nobody
        aws_secret_access_key = knows
        [good]
        aws_access_key_id = key
        aws_secret_access_key = secret
        [role]
        role_arn = arn:aws:iam::123456789012:role/backup
        source_profile = good
        """;

    private static final String ASSUMED = """
        <AssumeRole%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRole%1$sResult><Credentials>
        <AccessKeyId>of-the-role</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
        <Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRole%1$sResult></AssumeRole%1$sResponse>
        """;

    @TempDir
    Path folder;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private S3Server store;
    private HttpServer others;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("credentials"), PROFILES);
        Files.writeString(folder.resolve("token"), "a token");
        store = S3Server.start();
        others = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        others.createContext("/", this::answer);
        others.start();
    }

    @AfterEach
    void stop() throws Exception {
        others.stop(0);
        store.close();
    }

    /** Gives credentials for a role, and refuses a container's. */
    private void answer(HttpExchange exchange) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            boolean role = body.contains("Action=AssumeRole");
            asked.add(body);
            byte[] answer = (role ? ASSUMED.formatted(body.contains("WebIdentity") ? "WithWebIdentity" : "") : "no")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(role ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aProfileThatIsNamedGoesBeforeKeysOfTheEnvironment() throws Exception {
        String said =
                list(Map.of("AWS_ACCESS_KEY_ID", "nobody", "AWS_SECRET_ACCESS_KEY", "knows"), "--s3-profile=good");
        assertEquals("pgconvoy: error: could not open input file \"s3://bucket/none\": no such object\n", said);
    }

    @Test
    void aProfileThatIsNotThereIsNamedWithoutWhatOthersHold() throws Exception {
        String said = list(Map.of(), "--s3-profile=other");
        assertTrue(said.endsWith("no credentials were found for profile \"other\"\n"), said);
        assertFalse(said.contains("knows"), said);
    }

    @Test
    void aContainersRefusalIsTold() throws Exception {
        String said = list(Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                address() + "/credentials",
                "AWS_SHARED_CREDENTIALS_FILE",
                "/none"));
        assertTrue(said.contains("no credentials were found (from the container's address: "), said);
        assertEquals(1, said.lines().count(), said);
    }

    @Test
    void rolesAreAssumed() throws Exception {
        Map<String, String> token = Map.of(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                folder.resolve("token").toString(),
                "AWS_ROLE_ARN",
                "arn:aws:iam::123456789012:role/backup");
        for (String said : List.of(list(token), list(Map.of(), "--s3-profile=role"))) {
            // s3proxy knows no sessions
            assertTrue(said.contains("\"s3://bucket/none\": status 501"), said);
        }
        assertTrue(asked.stream().anyMatch(body -> body.contains("AssumeRoleWithWebIdentity")), asked::toString);
        assertTrue(asked.stream().anyMatch(body -> body.contains("Action=AssumeRole&")), asked::toString);
    }

    private String address() {
        return "http://127.0.0.1:" + others.getAddress().getPort();
    }

    private String list(Map<String, String> variables, String... options) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "list",
                S3Server.address("none"));
        builder.command().addAll(List.of(options));
        Map<String, String> all = new HashMap<>(Map.of(
                "AWS_SHARED_CREDENTIALS_FILE",
                folder.resolve("credentials").toString(),
                "AWS_CONFIG_FILE",
                "/none",
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "AWS_REGION",
                "us-east-1",
                "AWS_ENDPOINT_URL_STS",
                address(),
                "AWS_ENDPOINT_URL_S3",
                store.endpoint().toString()));
        all.putAll(variables);
        builder.environment().putAll(all);
        Process process = builder.start();
        process.getOutputStream().close();
        String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertEquals(1, process.waitFor(), errors);
        return errors;
    }
}
