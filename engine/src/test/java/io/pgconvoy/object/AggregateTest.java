package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AggregateTest {
    private static final Aggregate.State NO_MOVING = new Aggregate.State(null, "-", "0", null, null, false, 'r');

    @Test
    void plainAggregateSaysFunctionTypeAndInitialValue() {
        assertEquals(
                "CREATE AGGREGATE app.sum(integer) (\n    SFUNC = int4pl,\n    STYPE = integer,\n    INITCOND = '0'\n);\n",
                Rendering.in("18")
                        .definition(aggregate(
                                arguments("integer"),
                                'n',
                                new Aggregate.State("int4pl", "integer", "0", "0", null, false, 'r'),
                                NO_MOVING,
                                'u')));
    }

    @Test
    void parametersComeInOrder() {
        Aggregate.State state = new Aggregate.State("app.step", "internal", "64", null, "app.last", true, 's');
        Aggregate.State moving = new Aggregate.State("app.mstep", "bigint", "32", "it's", "app.mlast", true, 'w');
        Aggregate aggregate = new Aggregate(
                Rendering.header("all", "app"),
                new Acl(null, "{}"),
                arguments("integer"),
                'n',
                state,
                moving,
                "app.combine",
                "app.ser",
                "app.deser",
                "app.inverse",
                "<",
                "pg_catalog",
                "app.helps",
                's');
        assertEquals("""
                CREATE AGGREGATE app."all"(integer) (
                    SFUNC = app.step,
                    STYPE = internal,
                    SSPACE = 64,
                    FINALFUNC = app.last,
                    FINALFUNC_EXTRA,
                    FINALFUNC_MODIFY = SHAREABLE,
                    COMBINEFUNC = app.combine,
                    SERIALFUNC = app.ser,
                    DESERIALFUNC = app.deser,
                    MSFUNC = app.mstep,
                    MINVFUNC = app.inverse,
                    MSTYPE = bigint,
                    MSSPACE = 32,
                    MINITCOND = 'it''s',
                    MFINALFUNC = app.mlast,
                    MFINALFUNC_EXTRA,
                    MFINALFUNC_MODIFY = READ_WRITE,
                    SORTOP = OPERATOR(pg_catalog.<),
                    SUPPORT = app.helps,
                    PARALLEL = safe
                );
                """, Rendering.in("18").definition(aggregate));
    }

    @Test
    void hypotheticalSetMayWriteItsStateByDefault() {
        Aggregate.State state = new Aggregate.State("app.step", "internal", "0", null, "app.last", false, 'w');
        assertEquals(
                "CREATE AGGREGATE app.sum(integer) (\n    SFUNC = app.step,\n    STYPE = internal,\n"
                        + "    FINALFUNC = app.last,\n    HYPOTHETICAL,\n    PARALLEL = restricted\n);\n",
                Rendering.in("18").definition(aggregate(arguments("integer"), 'h', state, NO_MOVING, 'r')));
    }

    @Test
    void serversBefore11HaveTheDefaultModification() {
        Aggregate.State state = new Aggregate.State("app.step", "internal", "0", null, "app.last", false, '0');
        assertEquals(
                "CREATE AGGREGATE app.sum(integer) (\n    SFUNC = app.step,\n    STYPE = internal,\n"
                        + "    FINALFUNC = app.last\n);\n",
                Rendering.in("18").definition(aggregate(arguments("integer"), 'o', state, NO_MOVING, 'u')));
    }

    @Test
    void aggregateWithoutArgumentsHasAStarButItsPrivilegesDoNot() {
        Aggregate.State state = new Aggregate.State("int8inc", "bigint", "0", "0", null, false, 'r');
        Aggregate aggregate = new Aggregate(
                Rendering.header("rows", "app"),
                new Acl("{o=X/o,r=X/o}", "{=X/o,o=X/o}"),
                arguments(null),
                'n',
                state,
                NO_MOVING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                'u');
        List<ArchiveEntry> entries = Rendering.in("18").comment(aggregate, "c").entries(aggregate);
        assertEquals("rows(*)", entries.get(0).tag());
        assertEquals("DROP AGGREGATE app.rows(*);\n", entries.get(0).drop());
        assertEquals(
                "COMMENT ON AGGREGATE app.rows(*) IS 'c';\n", entries.get(1).definition());
        assertEquals("FUNCTION rows()", entries.get(2).tag());
        assertEquals(
                "REVOKE ALL ON FUNCTION app.rows() FROM PUBLIC;\nGRANT ALL ON FUNCTION app.rows() TO r;\n",
                entries.get(2).definition());
    }

    private static RoutineArguments arguments(@Nullable String type) {
        List<String> types = type == null ? List.of() : List.of(type);
        String text = type == null ? "" : type;
        return new RoutineArguments(text, text, types, types, types);
    }

    private static Aggregate aggregate(
            RoutineArguments arguments, char kind, Aggregate.State state, Aggregate.State moving, char parallel) {
        return new Aggregate(
                Rendering.header("sum", "app"),
                new Acl(null, "{}"),
                arguments,
                kind,
                state,
                moving,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                parallel);
    }
}
