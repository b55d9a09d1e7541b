package io.pgconvoy.connect.conninfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConninfoDefaultsTest {
    @Test
    void withoutAnythingLibpqsDefaultsHold() {
        Conninfo values = Conninfo.EMPTY.withDefaults(Environments.of(Map.of()));

        assertEquals(
                "{channel_binding=prefer, gssdelegation=0, gssencmode=prefer, krbsrvname=postgres,"
                        + " load_balance_hosts=disable, port=5432, ssl_min_protocol_version=TLSv1.2, sslcertmode=allow,"
                        + " sslcompression=0, sslmode=prefer, sslnegotiation=postgres, sslsni=1,"
                        + " target_session_attrs=any, user=tester}",
                values.toString());
    }

    @ParameterizedTest
    @MethodSource("variables")
    void everyVariableOfLibpqFillsItsParameter(String variable, Parameter parameter) {
        Conninfo values = Conninfo.EMPTY.withDefaults(Environments.of(Map.of(variable, "value")));

        assertEquals("value", values.get(parameter));
    }

    static Stream<Arguments> variables() {
        return Stream.of(
                Arguments.of("PGHOST", Parameter.HOST),
                Arguments.of("PGHOSTADDR", Parameter.HOSTADDR),
                Arguments.of("PGPORT", Parameter.PORT),
                Arguments.of("PGDATABASE", Parameter.DBNAME),
                Arguments.of("PGUSER", Parameter.USER),
                Arguments.of("PGPASSWORD", Parameter.PASSWORD),
                Arguments.of("PGPASSFILE", Parameter.PASSFILE),
                Arguments.of("PGREQUIREAUTH", Parameter.REQUIRE_AUTH),
                Arguments.of("PGCHANNELBINDING", Parameter.CHANNEL_BINDING),
                Arguments.of("PGOPTIONS", Parameter.OPTIONS),
                Arguments.of("PGAPPNAME", Parameter.APPLICATION_NAME),
                Arguments.of("PGSSLMODE", Parameter.SSLMODE),
                Arguments.of("PGSSLNEGOTIATION", Parameter.SSLNEGOTIATION),
                Arguments.of("PGSSLCOMPRESSION", Parameter.SSLCOMPRESSION),
                Arguments.of("PGSSLCERT", Parameter.SSLCERT),
                Arguments.of("PGSSLKEY", Parameter.SSLKEY),
                Arguments.of("PGSSLCERTMODE", Parameter.SSLCERTMODE),
                Arguments.of("PGSSLROOTCERT", Parameter.SSLROOTCERT),
                Arguments.of("PGSSLCRL", Parameter.SSLCRL),
                Arguments.of("PGSSLCRLDIR", Parameter.SSLCRLDIR),
                Arguments.of("PGSSLSNI", Parameter.SSLSNI),
                Arguments.of("PGREQUIREPEER", Parameter.REQUIREPEER),
                Arguments.of("PGMINPROTOCOLVERSION", Parameter.MIN_PROTOCOL_VERSION),
                Arguments.of("PGMAXPROTOCOLVERSION", Parameter.MAX_PROTOCOL_VERSION),
                Arguments.of("PGSSLMINPROTOCOLVERSION", Parameter.SSL_MIN_PROTOCOL_VERSION),
                Arguments.of("PGSSLMAXPROTOCOLVERSION", Parameter.SSL_MAX_PROTOCOL_VERSION),
                Arguments.of("PGGSSENCMODE", Parameter.GSSENCMODE),
                Arguments.of("PGKRBSRVNAME", Parameter.KRBSRVNAME),
                Arguments.of("PGGSSLIB", Parameter.GSSLIB),
                Arguments.of("PGGSSDELEGATION", Parameter.GSSDELEGATION),
                Arguments.of("PGCONNECT_TIMEOUT", Parameter.CONNECT_TIMEOUT),
                Arguments.of("PGCLIENTENCODING", Parameter.CLIENT_ENCODING),
                Arguments.of("PGTARGETSESSIONATTRS", Parameter.TARGET_SESSION_ATTRS),
                Arguments.of("PGLOADBALANCEHOSTS", Parameter.LOAD_BALANCE_HOSTS));
    }

    @Test
    void aConnectionStringWinsOverTheServiceThatOverTheEnvironment(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve(".pg_service.conf"), "[s]\nhost=service\nport=2\nuser=service\n");
        Environment environment = Environments.at(
                home, Map.of("PGHOST", "env", "PGPORT", "3", "PGUSER", "env", "PGDATABASE", "env", "PGSERVICE", "s"));

        Conninfo values = Conninfo.parse("host=given").withDefaults(environment);

        assertEquals("given", values.get(Parameter.HOST));
        assertEquals("2", values.get(Parameter.PORT));
        assertEquals("service", values.get(Parameter.USER));
        assertEquals("env", values.get(Parameter.DBNAME));
    }

    @Test
    void anEmptyValueHidesTheEnvironment() {
        Conninfo values = Conninfo.parse("host=''").withDefaults(Environments.of(Map.of("PGHOST", "env")));

        assertEquals("", values.get(Parameter.HOST));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, '', require",
        "'', 0, '', prefer",
        "disable, 1, '', disable",
        "'', 1, allow, allow",
    })
    void theOldVariableRequireSslCountsLeast(String given, String requireSsl, String mode, String expected) {
        Map<String, String> variables = mode.isEmpty()
                ? Map.of("PGREQUIRESSL", requireSsl)
                : Map.of("PGREQUIRESSL", requireSsl, "PGSSLMODE", mode);
        Conninfo values = Conninfo.EMPTY.withNonEmpty(Parameter.SSLMODE, given);

        assertEquals(expected, values.withDefaults(Environments.of(variables)).get(Parameter.SSLMODE));
    }

    @Test
    void theSystemsRootsAskForFullVerificationUnlessAModeIsGiven() {
        Conninfo roots = Conninfo.parse("sslrootcert=system");

        assertEquals(
                "verify-full", roots.withDefaults(Environments.of(Map.of())).get(Parameter.SSLMODE));
        assertEquals(
                "require",
                roots.withDefaults(Environments.of(Map.of("PGSSLMODE", "require")))
                        .get(Parameter.SSLMODE));
        assertEquals(
                "prefer",
                roots.with(Parameter.SSLMODE, "prefer")
                        .withDefaults(Environments.of(Map.of()))
                        .get(Parameter.SSLMODE));
    }

    @Test
    void anUnknownUserNameStaysUnknown() {
        Environment nobody = new Environment(Map.of(), null, null, warning -> {});

        assertNull(Conninfo.EMPTY.withDefaults(nobody).get(Parameter.USER));
    }

    @Test
    void secretsAreHiddenInText() {
        long secrets = Arrays.stream(Parameter.values())
                .filter(Parameter::isSecret)
                .filter(parameter -> Conninfo.EMPTY
                        .with(parameter, "sesame")
                        .toString()
                        .equals("{" + parameter.keyword() + "=********}"))
                .count();

        assertEquals(5, secrets);
        assertEquals("********", new Secret("sesame").toString());
    }
}
