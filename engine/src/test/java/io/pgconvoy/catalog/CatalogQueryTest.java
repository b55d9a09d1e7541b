package io.pgconvoy.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.connect.ServerVersion;
import org.junit.jupiter.api.Test;

class CatalogQueryTest {
    private static final CatalogQuery QUERY = CatalogQuery.of("""
            SELECT p.oid,
                   p.prokind,                                 -- since 11
                   CASE WHEN p.proisagg THEN 'a' END,         -- before 11
                   p.odd,                                     -- since 9.6 before 10
                   '-- since 99' AS text, -- a remark
                   1
            FROM pg_catalog.pg_proc p
            """);

    @Test
    void linesForOtherServersAreLeftOut() {
        assertEquals(
                "SELECT p.oid,\n       p.prokind,\n       '-- since 99' AS text, -- a remark\n       1\n"
                        + "FROM pg_catalog.pg_proc p",
                QUERY.forServer(ServerVersion.parse("18.6")));
    }

    @Test
    void bothBoundsCount() {
        assertEquals(
                "SELECT p.oid,\n       CASE WHEN p.proisagg THEN 'a' END,\n       p.odd,\n"
                        + "       '-- since 99' AS text, -- a remark\n       1\nFROM pg_catalog.pg_proc p",
                QUERY.forServer(ServerVersion.parse("9.6.24")));
    }

    @Test
    void whatNarrowsAQueryToUsersObjectsIsLeftOutForBuiltinOnes() {
        CatalogQuery query = CatalogQuery.of("SELECT 1\nFROM x\nWHERE x.oid > 16383 -- only users' objects");
        ServerVersion server = ServerVersion.parse("18.6");
        assertEquals("SELECT 1\nFROM x\nWHERE x.oid > 16383", query.forServer(server));
        assertEquals("SELECT 1\nFROM x", query.withBuiltin().forServer(server));
    }

    @Test
    void aQueryWithoutALineForTheServerIsEmpty() {
        CatalogQuery query = CatalogQuery.of("SELECT 1 -- since 15\nFROM x -- since 15");
        assertEquals("", query.forServer(ServerVersion.parse("14.2")));
    }
}
