package io.pgconvoy.dumpall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.EngineException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipGrantsTest {
    private final Globals.Warnings warnings = new Globals.Warnings();

    @Test
    void grantsWaitForTheirGrantorsAdminOption() {
        assertEquals(
                """
                GRANT r TO c WITH ADMIN OPTION, INHERIT TRUE GRANTED BY postgres;
                GRANT r TO b WITH ADMIN OPTION, INHERIT TRUE GRANTED BY c;
                GRANT r TO a WITH INHERIT FALSE, SET FALSE GRANTED BY b;
                GRANT "s 2" TO a WITH INHERIT TRUE GRANTED BY postgres;
                """,
                statements(
                        "18",
                        "16.2",
                        Globals.grant("r", "a", "b", 102, false, false, false),
                        Globals.grant("r", "b", "c", 103, true, true, true),
                        Globals.grant("r", "c", "postgres", 10, true, true, true),
                        Globals.grant("s 2", "a", "postgres", 10, false, true, true)));
    }

    @Test
    void anAdminOfOneRoleMayNotGrantAnother() {
        EngineException failure = assertThrows(
                EngineException.class,
                () -> statements(
                        "18",
                        "18.6",
                        Globals.grant("r", "a", "postgres", 10, true, true, true),
                        Globals.grant("s", "b", "a", 101, false, true, true)));
        assertEquals("could not find a legal dump ordering for memberships in role \"s\"", failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"13.16, ' GRANTED BY g'", "15, ' GRANTED BY g'", "16, ''", "18, ''"})
    void releasesSince16DoNotTrustTheGrantorsOfOlderServers(String dialect, String grantor) {
        assertEquals(
                "GRANT r TO a WITH ADMIN OPTION" + grantor + ";\nGRANT r TO b" + grantor + ";\n",
                statements(dialect, "13.16", Globals.grant("r", "a", "g", true), Globals.grant("r", "b", "g", false)));
    }

    @Test
    void olderReleasesDoNotKnowTheOptionsOfNewServers() {
        assertEquals(
                "GRANT r TO a GRANTED BY b;\n",
                statements("15", "18.6", Globals.grant("r", "a", "b", 102, false, false, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13.16", "18"})
    void rolesThatAreGoneAreWarnedOf(String dialect) {
        String grants = new MembershipGrants(Globals.in(dialect, "13.16"), warnings)
                .statements(List.of(
                        new Membership("r", 1, null, 55, "g", 3, false, null, null),
                        new Membership(null, 66, "a", 2, "g", 3, false, null, null),
                        Globals.grant("r", "z", null, false)));
        assertEquals("GRANT r TO z;\n", grants);
        assertEquals(
                List.of(
                        "ignoring role grant to missing role with OID 55",
                        "ignoring role grant for missing role with OID 66"),
                warnings.lines);
    }

    @Test
    void aGrantorThatIsGoneIsNotNamed() {
        String grants = new MembershipGrants(Globals.in("18", "18.6"), warnings)
                .statements(List.of(new Membership("r", 1, "a", 2, null, 77, false, true, true)));
        assertEquals("GRANT r TO a WITH INHERIT TRUE;\n", grants);
        assertEquals(
                List.of("grant of role \"r\" to \"a\" has invalid grantor OID 77\n"
                        + "detail: This grant will be dumped without GRANTED BY."),
                warnings.lines);
    }

    private String statements(String dialect, String server, Membership... memberships) {
        return new MembershipGrants(Globals.in(dialect, server), warnings).statements(List.of(memberships));
    }
}
