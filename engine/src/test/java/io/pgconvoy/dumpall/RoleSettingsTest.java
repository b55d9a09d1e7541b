package io.pgconvoy.dumpall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleSettingsTest {
    private static final List<Role> ROLES =
            List.of(Globals.role(1, "a"), Globals.role(2, "none"), Globals.role(3, "two\nlines"));
    private static final RoleSettings SETTINGS =
            new RoleSettings(Map.of(1L, List.of("search_path=x, \"Y z\"", "work_mem=1MB"), 3L, List.of("my.own=it's")));

    @ParameterizedTest
    @ValueSource(strings = {"15", "18", "19"})
    void comeUnderOneHeadingAndOneForEachRole(String dialect) {
        assertEquals("""

                --
                -- User Configurations
                --

                --
                -- User Config "a"
                --

                ALTER ROLE a SET search_path TO 'x', 'Y z';
                ALTER ROLE a SET work_mem TO '1MB';

                --
                -- User Config "two lines"
                --

                ALTER ROLE "two
                lines" SET "my.own" TO 'it''s';
                """, SETTINGS.statements(Globals.in(dialect, "15.2"), ROLES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13.16", "14"})
    void beforeRelease15EverySettingHasItsHeading(String dialect) {
        assertEquals("""
                --
                -- User Configurations
                --

                --
                -- User Config "a"
                --

                ALTER ROLE a SET search_path TO 'x', 'Y z';
                --
                -- User Config "a"
                --

                ALTER ROLE a SET work_mem TO '1MB';
                --
                -- User Configurations
                --

                --
                -- User Config "two lines"
                --

                ALTER ROLE "two
                lines" SET "my.own" TO 'it''s';
                """, SETTINGS.statements(Globals.in(dialect, "13.16"), ROLES));
    }

    @Test
    void theHeadingIsThereWithoutSettings() {
        assertEquals(
                "\n--\n-- User Configurations\n--\n", RoleSettings.NONE.statements(Globals.in("18", "18.6"), ROLES));
        assertEquals("", RoleSettings.NONE.statements(Globals.in("13", "13.16"), ROLES));
    }

    @Test
    void settingsOfAllRolesAreNoticed() {
        assertTrue(new RoleSettings(Map.of(0L, List.of("a=b"))).concernAllRoles());
        assertFalse(SETTINGS.concernAllRoles());
    }
}
