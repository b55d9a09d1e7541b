package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.connect.Dialect;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {
    private static final Operator.Operand NONE = new Operator.Operand("-", "", "");
    private static final Operator.Operand INTEGER = new Operator.Operand("integer", "pg_catalog", "int4");
    private static final Operator.Operand PAIR = new Operator.Operand("app.pair", "app", "pair");

    @Test
    void infixOperatorListsItsParametersInOrder() {
        Operator operator = new Operator(
                Rendering.header("===", "app"),
                'b',
                "app.eq",
                INTEGER,
                PAIR,
                new Operator.Name("Ops", "==="),
                new Operator.Name("app", "!=="),
                true,
                true,
                "eqsel",
                "eqjoinsel");
        ArchiveEntry entry = Rendering.in("18").entries(operator).get(0);
        assertEquals("""
                CREATE OPERATOR app.=== (
                    FUNCTION = app.eq,
                    LEFTARG = integer,
                    RIGHTARG = app.pair,
                    COMMUTATOR = OPERATOR("Ops".===),
                    NEGATOR = OPERATOR(app.!==),
                    MERGES,
                    HASHES,
                    RESTRICT = eqsel,
                    JOIN = eqjoinsel
                );
                """, entry.definition());
        assertEquals("===", entry.tag());
        assertEquals("DROP OPERATOR app.=== (integer, app.pair);\n", entry.drop());
    }

    @ParameterizedTest
    @CsvSource({"l, RIGHTARG, '(NONE, integer)'", "r, LEFTARG, '(integer, NONE)'"})
    void operatorWithOneOperandSaysNoneForTheOther(char kind, String parameter, String operands) {
        Operator operator = operator(kind, "int4abs", kind == 'l' ? NONE : INTEGER, kind == 'l' ? INTEGER : NONE);
        List<ArchiveEntry> entries = Rendering.in("18").comment(operator, "c").entries(operator);
        assertEquals(
                "CREATE OPERATOR app.@@ (\n    FUNCTION = int4abs,\n    " + parameter + " = integer\n);\n",
                entries.get(0).definition());
        assertEquals("DROP OPERATOR app.@@ " + operands + ";\n", entries.get(0).drop());
        assertEquals(
                "COMMENT ON OPERATOR app.@@ " + operands + " IS 'c';\n",
                entries.get(1).definition());
    }

    @Test
    void operatorThatWasOnlyNamedAsACommutatorIsNotWritten() {
        assertEquals(List.of(), Rendering.in("18").entries(operator('b', null, INTEGER, INTEGER)));
    }

    @ParameterizedTest
    @CsvSource({"'int4pl(integer,integer)', int4pl", "'app.\"Odd (\"(integer)', 'app.\"Odd (\"'", "-,"})
    void functionsAreNamedWithoutTheirArguments(String procedure, @Nullable String name) {
        assertEquals(name, Operator.withoutArguments(procedure));
    }

    @Test
    void operatorsOfOneNameSortByPlaceAndOperandsSinceAugust2025() {
        Operator operator = operator('b', "f", PAIR, INTEGER);
        assertEquals(List.of(-98, "app", "pair", "pg_catalog", "int4"), operator.tieBreakers(sorting("18")));
        assertEquals(List.of(-98), operator.tieBreakers(sorting("13.16")));
    }

    private static SortContext sorting(String dialect) {
        return new SortContext(
                Dialect.parse(dialect),
                new DatabaseModel(new Roles(Map.of()), new Annotations(Map.of(), Map.of(), Map.of())));
    }

    private static Operator operator(
            char kind, @Nullable String function, Operator.Operand left, Operator.Operand right) {
        return new Operator(
                Rendering.header("@@", "app"), kind, function, left, right, null, null, false, false, null, null);
    }
}
