package io.pgconvoy.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogRowTest {
    @Test
    void oidsComeFromArraysAndVectorsAlike() {
        assertEquals(List.of(1L, 4_294_967_295L, 0L), oids("{1,4294967295,0}"));
        assertEquals(List.of(23L, 25L), oids("23 25"));
        assertEquals(List.of(7L), oids("7"));
        assertEquals(List.of(), oids("{}"));
        assertEquals(List.of(), oids(""));
        assertEquals(List.of(), HeldRow.of(List.of("oids"), Map.of()).oids("oids"));
    }

    private static List<Long> oids(String text) {
        return HeldRow.of(List.of("oids"), Map.of("oids", text)).oids("oids");
    }
}
