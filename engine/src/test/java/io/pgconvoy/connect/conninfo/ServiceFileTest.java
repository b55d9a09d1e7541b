package io.pgconvoy.connect.conninfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFileTest {
    @TempDir
    Path home;

    @TempDir
    Path etc;

    private Environment environment;

    @BeforeEach
    void environment() {
        environment = Environments.at(home, Map.of("PGSYSCONFDIR", etc.toString()));
    }

    @Test
    void aServiceIsTheLinesUnderItsHeader() throws IOException {
        user("""
                # all our servers
                [other]
                host=wrong

                [app]
                  host=db.example.org \t
                # a comment
                password= two words
                options=-c a=b
                host=second
                [last]
                port=1
                """);

        assertEquals(
                "{host=db.example.org, options=-c a=b, password=********}",
                lookUp("service=app").toString());
        assertEquals(" two words", lookUp("service=app").get(Parameter.PASSWORD));
        assertEquals("{port=1}", lookUp("service=last").toString());
    }

    @Test
    void theSystemsFileIsAskedWhenTheUsersDoesNotKnowTheService() throws IOException {
        user("[mine]\nport=1\n[both]\nport=2\n");
        system("[ours]\nport=3\n[both]\nport=4\n");

        assertEquals("{port=1}", lookUp("service=mine").toString());
        assertEquals("{port=3}", lookUp("service=ours").toString());
        assertEquals("{port=2}", lookUp("service=both").toString());
    }

    @Test
    void aParameterNamesTheFileBeforeTheVariableDoes() throws IOException {
        Path named = Files.writeString(etc.resolve("a.conf"), "[s]\nport=1\n");
        Path variable = Files.writeString(etc.resolve("b.conf"), "[s]\nport=2\n");
        user("[s]\nport=3\n");
        environment = Environments.at(
                home, Map.of("PGSERVICEFILE", variable.toString(), "PGSERVICE", "s", "PGSYSCONFDIR", etc.toString()));

        assertEquals("{port=1}", lookUp("servicefile=" + named).toString());
        assertEquals("{port=2}", lookUp("").toString());
    }

    @Test
    void noServiceIsLookedUpWhenNoneIsNamed() {
        assertEquals("{}", lookUp("host=h").toString());
    }

    @Test
    void aServiceThatIsNowhereIsAnError() throws IOException {
        assertEquals("definition of service \"app\" not found", refusal("service=app"));
        user("[application]\nport=1\n[ap]\nport=2\n");
        system("");
        assertEquals("definition of service \"app\" not found", refusal("service=app"));
    }

    @Test
    void aNamedFileThatIsMissingIsAnError() {
        assertEquals("service file \"/nowhere/x\" not found", refusal("service=app servicefile=/nowhere/x"));
    }

    @Test
    void badLinesAreNamed() throws IOException {
        Path file = user("[app]\nhost=h\nnonsense\n");
        assertEquals("syntax error in service file \"" + file + "\", line 3", refusal("service=app"));
        user("[app]\nnonsense=1\n");
        assertEquals("syntax error in service file \"" + file + "\", line 2", refusal("service=app"));
        user("[app]\nservice=other\n");
        assertEquals(
                "nested \"service\" specifications not supported in service file \"" + file + "\", line 2",
                refusal("service=app"));
        user("[app]\noptions=" + "x".repeat(1016) + "\n");
        assertEquals("line 2 too long in service file \"" + file + "\"", refusal("service=app"));
    }

    @Test
    void badLinesOfOtherServicesDoNotMatter() throws IOException {
        user("nonsense\n[other]\nnonsense\n[app]\nport=1\n");

        assertEquals("{port=1}", lookUp("service=app").toString());
    }

    private Conninfo lookUp(String given) {
        return ServiceFile.lookUp(Conninfo.parse(given), environment);
    }

    private String refusal(String given) {
        return assertThrows(UsageException.class, () -> lookUp(given)).getMessage();
    }

    private Path user(String content) throws IOException {
        return Files.writeString(home.resolve(".pg_service.conf"), content);
    }

    private void system(String content) throws IOException {
        Files.writeString(etc.resolve("pg_service.conf"), content);
    }
}
