package io.pgconvoy.dumpall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.api.Omission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablespaceTest {
    private static final Tablespace RICH = new Tablespace(
            5,
            "Fast Disk",
            "o",
            "/disk/it's",
            "{o=C/o,\"Guest G=C*/o\",=C/\"Guest G\"}",
            "{o=C/o}",
            "seq_page_cost=1, random_page_cost=2",
            "a\ncomment");

    @Test
    void isCreatedWithOptionsPrivilegesAndComment() {
        assertEquals("""
                CREATE TABLESPACE "Fast Disk" OWNER o LOCATION '/disk/it''s';
                ALTER TABLESPACE "Fast Disk" SET (seq_page_cost=1, random_page_cost=2);
                GRANT ALL ON TABLESPACE "Fast Disk" TO "Guest G" WITH GRANT OPTION;
                SET SESSION AUTHORIZATION "Guest G";
                GRANT ALL ON TABLESPACE "Fast Disk" TO PUBLIC;
                RESET SESSION AUTHORIZATION;
                COMMENT ON TABLESPACE "Fast Disk" IS 'a
                comment';
                """, create(RICH, Globals.in("18", "18.6")));
    }

    @Test
    void privilegesAndCommentsAreLeftOutOnRequest() {
        assertEquals("""
                CREATE TABLESPACE "Fast Disk" OWNER o LOCATION '/disk/it''s';
                ALTER TABLESPACE "Fast Disk" SET (seq_page_cost=1, random_page_cost=2);
                """, create(RICH, Globals.in("18", "18.6", Omission.PRIVILEGES, Omission.COMMENTS)));
    }

    @ParameterizedTest
    @CsvSource({"15, pg_tblspc/16401", "16, pg_tblspc/16401", "17, ''"})
    void insideTheDataDirectoryTheLocationIsEmptySinceRelease17(String dialect, String location) {
        Tablespace inPlace = new Tablespace(5, "t", "o", "pg_tblspc/16401", "{o=C/o}", "{o=C/o}", "", "");
        assertEquals(
                "CREATE TABLESPACE t OWNER o LOCATION '" + location + "';\n",
                create(inPlace, Globals.in(dialect, "15.2")));
    }

    private static String create(Tablespace tablespace, GlobalsContext context) {
        return tablespace.create(context, SharedLabels.none());
    }
}
