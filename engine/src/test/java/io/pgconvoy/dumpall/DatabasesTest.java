package io.pgconvoy.dumpall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatabasesTest {
    private static final Databases DATABASES =
            new Databases(List.of("Zoo", "app", "postgres", "template0", "template1"), Set.of("app"));

    @Test
    void template1ComesFirstAndTemplate0Never() {
        assertEquals(List.of("template1", "Zoo", "app", "postgres"), DATABASES.toDump());
    }

    @Test
    void allAreDroppedButThoseOfEveryCluster() {
        assertEquals("DROP DATABASE \"Zoo\";\nDROP DATABASE app;\n", DATABASES.drops(Globals.in("18", "18.6")));
    }
}
