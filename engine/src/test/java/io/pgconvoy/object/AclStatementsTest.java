package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.object.AclStatements.Target;
import io.pgconvoy.sql.Identifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AclStatementsTest {
    private static final String OWNERS_TABLE = "{o=arwdDxtm/o}";

    @Test
    void sameAclGivesNothing() {
        assertEquals("", table(OWNERS_TABLE, OWNERS_TABLE));
    }

    @Test
    void privilegesAreWrittenInTheirOwnOrderWhateverTheLettersSay() {
        assertEquals(
                "GRANT SELECT,INSERT,REFERENCES,DELETE,TRIGGER,TRUNCATE,UPDATE ON TABLE app.t TO joe;\n",
                table("{o=arwdDxtm/o,joe=arwdDxt/o}", OWNERS_TABLE));
    }

    @Test
    void everyKnownPrivilegeIsAll() {
        assertEquals("GRANT ALL ON TABLE app.t TO joe;\n", table("{o=arwdDxtm/o,joe=arwdDxtm/o}", OWNERS_TABLE));
    }

    @Test
    void aReleaseWithoutMaintainWritesAllForWhatItKnows() {
        assertEquals(
                "GRANT ALL ON TABLE app.t TO joe;\n",
                of("15", tableOf("o"), "{o=arwdDxt/o,joe=arwdDxt/o}", "{o=arwdDxt/o}"));
    }

    @Test
    void publicHasNoName() {
        assertEquals("GRANT SELECT ON TABLE app.t TO PUBLIC;\n", table("{o=arwdDxtm/o,=r/o}", OWNERS_TABLE));
    }

    @Test
    void grantOptionsAreAStatementOfTheirOwn() {
        assertEquals("""
                GRANT SELECT ON TABLE app.t TO joe;
                GRANT INSERT,UPDATE ON TABLE app.t TO joe WITH GRANT OPTION;
                """, table("{o=arwdDxtm/o,joe=a*rw*/o}", OWNERS_TABLE));
    }

    @Test
    void allWithGrantOptionIsAll() {
        assertEquals(
                "GRANT ALL ON SCHEMA s TO joe WITH GRANT OPTION;\n",
                of("18", new Target("SCHEMA", "s", "o"), "{o=UC/o,joe=U*C*/o}", "{o=UC/o}"));
    }

    @Test
    void aHalfGrantableFullSetIsSpelledOut() {
        assertEquals("""
                GRANT USAGE ON SCHEMA s TO joe;
                GRANT CREATE ON SCHEMA s TO joe WITH GRANT OPTION;
                """, of("18", new Target("SCHEMA", "s", "o"), "{o=UC/o,joe=UC*/o}", "{o=UC/o}"));
    }

    @Test
    void grantOfAnotherIsMadeInHisName() {
        assertEquals("""
                GRANT SELECT ON TABLE app.t TO joe WITH GRANT OPTION;
                SET SESSION AUTHORIZATION joe;
                GRANT SELECT ON TABLE app.t TO "Ann";
                RESET SESSION AUTHORIZATION;
                """, table("{o=arwdDxtm/o,joe=r*/o,Ann=r/joe}", OWNERS_TABLE));
    }

    @Test
    void withoutAnOwnerEveryGrantIsMadeInItsGrantorsName() {
        assertEquals("""
                SET SESSION AUTHORIZATION o;
                GRANT ALL ON LANGUAGE l TO joe;
                RESET SESSION AUTHORIZATION;
                """, of("18", new Target("LANGUAGE", "l", null), "{o=U/o,joe=U/o}", "{o=U/o}"));
    }

    @Test
    void whatIsGoneIsRevokedFirstAndWithItsGrantOption() {
        assertEquals(
                """
                REVOKE ALL ON FUNCTION app.f() FROM PUBLIC;
                GRANT ALL ON FUNCTION app.f() TO joe;
                """, of("18", new Target("FUNCTION", "f()", null, "app", "o", ""), "{o=X/o,joe=X/o}", "{=X*/o,o=X/o}"));
    }

    @Test
    void theOwnersReducedRightsAreRevokedAndGrantedAgain() {
        assertEquals("""
                REVOKE ALL ON TABLE app.t FROM o;
                GRANT SELECT ON TABLE app.t TO o;
                GRANT SELECT ON TABLE app.t TO joe;
                """, table("{joe=r/o,o=r/o}", OWNERS_TABLE));
    }

    @Test
    void olderReleasesKeepTheOwnersGrantsWhereTheAclListsThem() {
        assertEquals("""
                REVOKE ALL ON TABLE app.t FROM o;
                GRANT SELECT ON TABLE app.t TO joe;
                GRANT SELECT ON TABLE app.t TO o;
                """, of("13.16", tableOf("o"), "{joe=r/o,o=r/o}", "{o=arwdDxt/o}"));
    }

    @Test
    void anEmptyAclRevokesEverything() {
        assertEquals("REVOKE ALL ON TABLE app.t FROM o;\n", table("{}", OWNERS_TABLE));
    }

    @Test
    void columnPrivilegesNameTheColumnEachTime() {
        Target column = new Target("TABLE", "t", "\"B\"", "app", "o", "");
        assertEquals(
                "GRANT SELECT(\"B\"),UPDATE(\"B\") ON TABLE app.t TO joe;\n", of("18", column, "{joe=rw/o}", "{}"));
        assertEquals("GRANT ALL(\"B\") ON TABLE app.t TO joe;\n", of("18", column, "{joe=arwx/o}", "{}"));
    }

    @ParameterizedTest
    @CsvSource({
        "SEQUENCE, rwU, ALL",
        "SEQUENCE, rU, 'SELECT,USAGE'",
        "DATABASE, CTc, ALL",
        "DATABASE, cT, 'CONNECT,TEMPORARY'",
        "SCHEMA, U, USAGE",
        "TABLESPACE, C, ALL",
        "TYPE, U, ALL",
        "FOREIGN SERVER, U, ALL",
        "PARAMETER, sA, ALL",
        "PARAMETER, A, ALTER SYSTEM",
        "LARGE OBJECT, w, UPDATE",
        "LARGE OBJECT, rw, ALL"
    })
    void everyTypeHasItsPrivileges(String type, String letters, String words) {
        assertEquals(
                "GRANT " + words + " ON " + type + " x TO joe;\n",
                of("18", new Target(type, "x", "o"), "{joe=" + letters + "/o}", "{}"));
    }

    @ParameterizedTest
    @CsvSource({"15, '  TO'", "16, ' TO'"})
    void defaultPrivilegesNameNoObject(String dialect, String beforeRole) {
        Target tables = new Target("TABLES", "", null, null, "o", "ALTER DEFAULT PRIVILEGES FOR ROLE o ");
        assertEquals(
                "ALTER DEFAULT PRIVILEGES FOR ROLE o GRANT SELECT ON TABLES" + beforeRole + " joe;\n",
                of(dialect, tables, "{joe=r/o}", "{}"));
    }

    @Test
    void roleNamesAreTakenOutOfTheAclsQuotes() {
        assertEquals("""
                SET SESSION AUTHORIZATION "a/b";
                GRANT SELECT ON TABLE app.t TO "we=ird ""x""\";
                RESET SESSION AUTHORIZATION;
                """, table("{\"\\\"we=ird \\\"\\\"x\\\"\\\"\\\"=r/\\\"a/b\\\"\"}", "{}"));
    }

    @Test
    void aclThatCannotBeReadIsAnErrorNamingTheObject() {
        EngineException e = assertThrows(EngineException.class, () -> table("{joe}", "{}"));
        assertEquals("could not parse ACL list ({joe}) or default ({}) for object \"t\" (TABLE)", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"plain_1, plain_1", "'with space', '\"with space\"'", "'q\"q', '\"q\"\"q\"'", "é, '\"é\"'"})
    void rolesAreQuotedForAclItems(String role, String quoted) {
        assertEquals(quoted, AclItem.quoteRole(role));
        assertEquals(role, AclItem.parse(quoted + "=r/o").grantee());
    }

    private static Target tableOf(@Nullable String owner) {
        return new Target("TABLE", "t", null, "app", owner, "");
    }

    private static String table(String privileges, String base) {
        return of("18", tableOf("o"), privileges, base);
    }

    private static String of(String dialect, Target target, String privileges, String base) {
        Dialect release = Dialect.parse(dialect);
        return new AclStatements(Identifier.of(release), release).change(target, privileges, base);
    }
}
