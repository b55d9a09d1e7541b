package io.pgconvoy.dumpall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.Omission;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.sql.Identifier;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
    private static final Role RICH = new Role(
            7,
            "Some One",
            " SUPERUSER NOINHERIT",
            3,
            "SCRAM-SHA-256$4096:a$b:c",
            "2030-01-01 00:00:00+00",
            "it's \\ here",
            true);

    @Test
    void isCreatedAndAlteredWithAllItHas() {
        assertEquals("""
                CREATE ROLE "Some One";
                ALTER ROLE "Some One" WITH SUPERUSER NOINHERIT CONNECTION LIMIT 3 PASSWORD 'SCRAM-SHA-256$4096:a$b:c'\
                 VALID UNTIL '2030-01-01 00:00:00+00';
                COMMENT ON ROLE "Some One" IS E'it''s \\\\ here';
                """, create(Globals.in("18", "18.6")));
    }

    @Test
    void saysNoMoreThanItHas() {
        assertEquals("""
                CREATE ROLE plain;
                ALTER ROLE plain WITH NOSUPERUSER;
                """, Globals.role(1, "plain").create(Globals.in("18", "18.6"), SharedLabels.none()));
    }

    @Test
    void passwordsAndCommentsAreLeftOutOnRequest() {
        Dialect dialect = Dialect.parse("18");
        GlobalsContext context = new GlobalsContext(
                dialect,
                ServerVersion.parse("18.6"),
                Identifier.of(dialect),
                Set.of(Omission.COMMENTS),
                false,
                false,
                false);
        assertEquals("""
                CREATE ROLE "Some One";
                ALTER ROLE "Some One" WITH SUPERUSER NOINHERIT CONNECTION LIMIT 3 VALID UNTIL '2030-01-01 00:00:00+00';
                """, create(context));
    }

    @ParameterizedTest
    @CsvSource({"18, 18.6, true", "19, 18.6, true", "19, 19.0, false"})
    void backslashesAreEscapedWhereASessionMightTakeThemForEscapes(String dialect, String server, boolean escaped) {
        String comment = create(Globals.in(dialect, server)).lines().toList().get(2);
        assertEquals(
                "COMMENT ON ROLE \"Some One\" IS " + (escaped ? "E'it''s \\\\ here'" : "'it''s \\ here'") + ";",
                comment);
    }

    @Test
    void namesThatNowBelongToPredefinedRolesAreReserved() {
        assertTrue(Globals.role(1, "pg_mine").isReserved());
        assertFalse(Globals.role(1, "pgmine").isReserved());
    }

    private static String create(GlobalsContext context) {
        return RICH.create(context, SharedLabels.none());
    }
}
