package io.pgconvoy.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.connect.conninfo.Conninfo;
import io.pgconvoy.connect.conninfo.Environment;
import io.pgconvoy.connect.conninfo.Environments;
import io.pgconvoy.connect.conninfo.Parameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSpecTest {
    private final Environment bare = Environments.of(Map.of());

    @Test
    void theUserIsTheOperatingSystemsAndTheDatabaseIsTheUsers() {
        ConnectionSpec spec = ConnectionSpec.parse("", bare);

        assertEquals("tester", spec.user());
        assertEquals("tester", spec.database());
        assertEquals("me", ConnectionSpec.parse("user=me", bare).database());
        assertEquals("tester", ConnectionSpec.parse("user='' dbname=''", bare).database());
    }

    @Test
    void singleOptionsWinOverTheEnvironment() {
        Environment environment =
                Environments.of(Map.of("PGHOST", "env", "PGPORT", "1", "PGUSER", "env", "PGDATABASE", "env"));
        ConnectionSpec spec = ConnectionSpec.resolve(new ConnectionRequest("app", "given", null, ""), environment);

        assertEquals(List.of(new HostTarget("given", null, 1)), spec.hosts());
        assertEquals("env", spec.user());
        assertEquals("app", spec.database());
    }

    @ParameterizedTest
    @ValueSource(strings = {"host=s port=2 user=me dbname=app", "postgresql://me@s:2/app"})
    void aConnectionStringAsDatabaseNameWinsOverSingleOptions(String dbname) {
        ConnectionSpec spec = ConnectionSpec.resolve(new ConnectionRequest(dbname, "h", "1", "other"), bare);

        assertEquals(List.of(new HostTarget("s", null, 2)), spec.hosts());
        assertEquals("me", spec.user());
        assertEquals("app", spec.database());
    }

    @Test
    void forAClusterSingleOptionsWinOverTheConnectionStringWhoseDatabaseDoesNotCount() {
        ConnectionRequest request = new ConnectionRequest("host=s port=2 user=me dbname=app", "h", null, "other");
        ConnectionSpec spec = ConnectionSpec.resolveCluster(request, bare);

        assertEquals(List.of(new HostTarget("h", null, 2)), spec.hosts());
        assertEquals("other", spec.user());
        assertEquals("other", spec.database());
        UsageException failure = assertThrows(
                UsageException.class,
                () -> ConnectionSpec.resolveCluster(new ConnectionRequest("app", null, null, null), bare));
        assertEquals("missing \"=\" after \"app\" in connection info string", failure.getMessage());
    }

    @Test
    void whatAConnectionStringLeavesOpenTheSingleOptionsFill() {
        ConnectionSpec spec = ConnectionSpec.resolve(new ConnectionRequest("dbname=app", "h", "1", "me"), bare);

        assertEquals(List.of(new HostTarget("h", null, 1)), spec.hosts());
        assertEquals("me", spec.user());
    }

    @Test
    void anotherDatabaseIsANameNeverAConnectionString() {
        ConnectionSpec spec = ConnectionSpec.parse("host=h", bare).withDatabase("host=evil");

        assertEquals("host=evil", spec.database());
        assertEquals("h", spec.hosts().get(0).host());
    }

    @Test
    void whereEitherMayStandAConnectionStringReplacesWhatItNames() {
        ConnectionSpec cluster = ConnectionSpec.parse("host=h port=1 user=me", bare);

        ConnectionSpec other = cluster.withDatabaseOrString("dbname=app port=2");
        assertEquals("app", other.database());
        assertEquals(List.of(new HostTarget("h", null, 2)), other.hosts());
        assertEquals("me", other.user());
        assertEquals("app", cluster.withDatabaseOrString("app").database());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host=a,b,c                          | a - 5432; b - 5432; c - 5432
            host=a,b port=1                     | a - 1; b - 1
            host=a,b port=1,2                   | a - 1; b - 2
            host=a,b port=,2                    | a - 5432; b - 2
            host=a hostaddr=192.0.2.1           | a 192.0.2.1 5432
            hostaddr=192.0.2.1,::1 port=1,2     | - 192.0.2.1 1; - ::1 2
            host=a,b hostaddr=192.0.2.1,        | a 192.0.2.1 5432; b - 5432
            host=a,,c                           | a - 5432; /var/run/postgresql - 5432; c - 5432
            port=' 5433 '                       | /var/run/postgresql - 5433
            host=/tmp/x,@y                      | /tmp/x - 5432; @y - 5432
            """)
    void listsOfHostsAddressesAndPortsAreMatched(String text, String targets) {
        List<String> found = ConnectionSpec.parse(text, bare).hosts().stream()
                .map(target -> words(target.host()) + " " + words(target.address()) + " " + target.port())
                .toList();

        assertEquals(targets, String.join("; ", found));
    }

    private static String words(@Nullable String part) {
        return part == null ? "-" : part;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            host=a,b hostaddr=192.0.2.1         | could not match 2 host names to 1 hostaddr values
            host=a,b port=1,2,3                 | could not match 3 port numbers to 2 hosts
            port=1,2                            | could not match 2 port numbers to 1 hosts
            port=x                              | invalid integer value "x" for connection option "port"
            port=5432.0                         | invalid integer value "5432.0" for connection option "port"
            port=0                              | invalid port number: "0"
            port=65536                          | invalid port number: "65536"
            connect_timeout=soon                | invalid integer value "soon" for connection option "connect_timeout"
            keepalives_idle=x                   | invalid integer value "x" for connection option "keepalives_idle"
            tcp_user_timeout=x                  | invalid integer value "x" for connection option "tcp_user_timeout"
            sslmode=on                          | invalid sslmode value: "on"
            sslmode=''                          | invalid sslmode value: ""
            sslmode=verify_ca                   | invalid sslmode value: "verify_ca"
            sslnegotiation=x                    | invalid sslnegotiation value: "x"
            sslnegotiation=direct               | weak sslmode "prefer" may not be used with sslnegotiation=direct (use "require", "verify-ca", or "verify-full")
            sslrootcert=system sslmode=require  | weak sslmode "require" may not be used with sslrootcert=system (use "verify-full")
            ssl_min_protocol_version=TLSv2      | invalid "ssl_min_protocol_version" value: "TLSv2"
            ssl_max_protocol_version=SSLv3      | invalid "ssl_max_protocol_version" value: "SSLv3"
            ssl_max_protocol_version=TLSv1.1    | invalid SSL protocol version range
            sslcertmode=x                       | invalid sslcertmode value: "x"
            channel_binding=x                   | invalid channel_binding value: "x"
            gssencmode=x                        | invalid gssencmode value: "x"
            gssencmode=require                  | gssencmode value "require" is not supported: there is no GSSAPI encryption
            gssdelegation=1                     | gssdelegation value "1" is not supported: credentials are not delegated
            target_session_attrs=any,any        | invalid target_session_attrs value: "any,any"
            load_balance_hosts=yes              | invalid load_balance_hosts value: "yes"
            min_protocol_version=3.1            | invalid min_protocol_version value: "3.1"
            max_protocol_version=2              | invalid max_protocol_version value: "2"
            min_protocol_version=3.2 max_protocol_version=3.0 | "min_protocol_version" is greater than "max_protocol_version"
            replication=database                | connection option "replication" is not supported
            replication=true                    | connection option "replication" is not supported
            scram_client_key=x                  | connection option "scram_client_key" is not supported
            oauth_issuer=x                      | connection option "oauth_issuer" is not supported
            sslkeylogfile=x                     | connection option "sslkeylogfile" is not supported
            foo=1                               | invalid connection option "foo"
            """)
    void whatCannotBeIsRefused(String text, String message) {
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> ConnectionSpec.parse(text, bare))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target_session_attrs=prefer-standby",
                "target_session_attrs=read-write load_balance_hosts=random",
                "sslmode=verify-full sslnegotiation=direct",
                "sslrootcert=system",
                "ssl_min_protocol_version='' ssl_max_protocol_version=tlsv1",
                "replication=false",
                "replication=''",
                "gssencmode=prefer gsslib=gssapi krbsrvname=pg",
                "sslcompression=1 sslsni=0 requirepeer=postgres",
                "min_protocol_version=latest",
                "connect_timeout=' 10 ' keepalives=0 tcp_user_timeout=1000",
            })
    void whatIsMeaninglessHereIsAccepted(String text) {
        ConnectionSpec.parse(text, bare);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3.0",
        "min_protocol_version=3.0, 3.0",
        "min_protocol_version=3.2, 3.2",
        "max_protocol_version=latest, 3.2"
    })
    void theOldProtocolIsSpokenUnlessTheNewOneIsAskedFor(String text, String version) {
        assertEquals(
                version,
                ParameterChecks.protocolVersion(ConnectionSpec.parse(text, bare).values()));
    }

    @Test
    void passwordsAreHiddenInText() {
        ConnectionSpec spec = ConnectionSpec.parse("password=sesame sslpassword=sesame", bare);

        assertFalse(spec.toString().contains("sesame"), spec.toString());
        assertEquals("sesame", spec.values().get(Parameter.PASSWORD));
        assertNull(ConnectionSpec.parse("", bare).values().get(Parameter.PASSWORD));
    }

    @Test
    void thePasswordFileKnowsSocketDirectoriesOfServersAsLocalhost() {
        assertEquals(
                "localhost",
                HostTarget.listOf(spec("host=/var/run/postgresql")).get(0).nameInPasswordFile());
        assertEquals("/srv/x", HostTarget.listOf(spec("host=/srv/x")).get(0).nameInPasswordFile());
        assertEquals("h", HostTarget.listOf(spec("host=h hostaddr=::1")).get(0).nameInPasswordFile());
        assertEquals("::1", HostTarget.listOf(spec("hostaddr=::1")).get(0).nameInPasswordFile());
    }

    private Conninfo spec(String text) {
        return ConnectionSpec.parse(text, bare).values();
    }
}
