package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperatorClassTest {
    private static final OperatorMembers MEMBERS = new OperatorMembers(
            List.of(
                    new OperatorMembers.Entry(1, "<(integer,integer)", null, null),
                    new OperatorMembers.Entry(15, "<->(point,point)", "pg_catalog", "float_ops")),
            List.of(new OperatorMembers.Support(1, "integer", "bigint", "btint48cmp(integer,bigint)")));

    @Test
    void classListsStorageOperatorsAndFunctions() {
        ArchiveEntry entry =
                Rendering.in("18").entries(operatorClass("box", true, MEMBERS)).get(0);
        assertEquals("""
                CREATE OPERATOR CLASS app.c
                    DEFAULT FOR TYPE point USING gist FAMILY "Fam"."F" AS
                    STORAGE box ,
                    OPERATOR 1 <(integer,integer) ,
                    OPERATOR 15 <->(point,point) FOR ORDER BY pg_catalog.float_ops ,
                    FUNCTION 1 (integer, bigint) btint48cmp(integer,bigint);
                """, entry.definition());
        assertEquals("DROP OPERATOR CLASS app.c USING gist;\n", entry.drop());
    }

    @Test
    void classWithoutMembersStoresItsOwnType() {
        assertEquals(
                "CREATE OPERATOR CLASS app.c\n    FOR TYPE point USING gist FAMILY \"Fam\".\"F\" AS\n    STORAGE point;\n",
                Rendering.in("18").definition(operatorClass(null, false, OperatorMembers.NONE)));
    }

    @Test
    void familyIsAlteredForItsLooseMembers() {
        assertEquals("""
                CREATE OPERATOR FAMILY app.f USING btree;
                ALTER OPERATOR FAMILY app.f USING btree ADD
                    OPERATOR 1 <(integer,integer) ,
                    OPERATOR 15 <->(point,point) FOR ORDER BY pg_catalog.float_ops ,
                    FUNCTION 1 (integer, bigint) btint48cmp(integer,bigint);
                """, Rendering.in("18").definition(family(MEMBERS)));
    }

    @Test
    void commentNamesTheAccessMethod() {
        OperatorFamily family = family(OperatorMembers.NONE);
        List<ArchiveEntry> entries = Rendering.in("18").comment(family, "c").entries(family);
        assertEquals(
                "CREATE OPERATOR FAMILY app.f USING btree;\n", entries.get(0).definition());
        assertEquals("OPERATOR FAMILY f USING btree", entries.get(1).tag());
        assertEquals(
                "COMMENT ON OPERATOR FAMILY app.f USING btree IS 'c';\n",
                entries.get(1).definition());
    }

    private static OperatorClass operatorClass(@Nullable String storage, boolean isDefault, OperatorMembers members) {
        return new OperatorClass(
                Rendering.header("c", "app"), "gist", "Fam", "F", "point", storage, isDefault, members);
    }

    private static OperatorFamily family(OperatorMembers members) {
        return new OperatorFamily(Rendering.header("f", "app"), "btree", members);
    }
}
