package io.pgconvoy.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
        SELECT t.a, t."b""c" FROM app.t                 | SELECT a, "b""c" FROM app.t
        SELECT t.t FROM t                               | SELECT t FROM t
        FOR EACH ROW EXECUTE PROCEDURE app.f('x')       | FOR EACH ROW EXECUTE FUNCTION app.f('x')
        WITH r AS (SELECT 1)                            | WITH r AS (SELECT 1 AS "?column?")
        (id integer NOT NULL)                           | (id integer CONSTRAINT id_nn NOT NULL)
        AS RANGE (subtype = integer, collation = "C")   | AS RANGE (subtype = integer, multirange_type_name = app.m, collation = "C")
        PROCEDURE p(a integer, INOUT b text)            | PROCEDURE p(IN a integer, INOUT b text)
        AS RANGE (subtype = money)                      | AS RANGE (subtype = money, multirange_type_name = app.m)
        (INPUT = app.i, ELEMENT = integer)              | (INPUT = app.i, SUBSCRIPT = raw_array_subscript_handler, ELEMENT = integer)
        SELECT XMLSERIALIZE(CONTENT x AS text)          | SELECT XMLSERIALIZE(CONTENT x AS text NO INDENT)
        DO INSTEAD UPDATE app.log AS new SET a = 1      | DO INSTEAD UPDATE app.log new SET a = 1
        FETCH FIRST 5 ROWS WITH TIES                    | FETCH FIRST (5) ROWS WITH TIES
        FETCH FIRST (1 + 1) ROWS WITH TIES              | FETCH FIRST ((1 + 1)) ROWS WITH TIES
        """)
    void whatReleasesSpellDifferentlyIsTheSame(String one, String other) {
        assertTrue(SpellingRules.same(one, other));
        assertTrue(SpellingRules.same(other, one));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
        SELECT t.a FROM t              | SELECT u.a FROM t
        SELECT t.a FROM t              | SELECT b FROM t
        SELECT a FROM t WHERE (a > 1)  | SELECT a FROM t WHERE (a > 2)
        SELECT 'a.b'                   | SELECT 'b'
        x integer CHECK (x > 0)        | x integer
        x integer NOT NULL             | x integer
        AS RANGE (subtype = money)     | AS RANGE (subtype = money, collation = "C")
        (INPUT = app.i)                | (INPUT = app.i, SUBSCRIPT = app.own)
        FETCH FIRST 5 ROWS WITH TIES   | FETCH FIRST (6) ROWS WITH TIES
        SELECT (1)                     | SELECT 1
        SELECT 1 AS a                  | SELECT 1
        DEFAULT 'PROCEDURE'            | DEFAULT 'FUNCTION'
        COMMENT ON PROCEDURE f         | COMMENT ON FUNCTION f
        """)
    void whatSaysSomethingElseIsNot(String one, String other) {
        assertFalse(SpellingRules.same(one, other));
        assertFalse(SpellingRules.same(other, one));
    }

    @Test
    void maintainCountsForNothingWhereOneServerHasNoSuchPrivilege() {
        assertEquals(
                "REVOKE ALL ON TABLE t FROM o;",
                Grants.withoutMaintain(
                        "REVOKE SELECT,INSERT,REFERENCES,DELETE,TRIGGER,TRUNCATE,UPDATE ON TABLE t FROM o;"));
        assertEquals("GRANT SELECT ON TABLE t TO o;", Grants.withoutMaintain("GRANT SELECT,MAINTAIN ON TABLE t TO o;"));
        assertEquals("", Grants.withoutMaintain("GRANT MAINTAIN ON TABLE t TO o;"));
        assertEquals("GRANT ALL ON TABLE t TO o;", Grants.withoutMaintain("GRANT ALL ON TABLE t TO o;"));
    }
}
