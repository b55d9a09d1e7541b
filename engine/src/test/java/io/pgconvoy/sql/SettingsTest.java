package io.pgconvoy.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.connect.Dialect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Dialect PG18 = Dialect.parse("18.6");

    @Test
    void storageParametersAreBareOnlyWhenAnIdentifierWouldBe() {
        String options = "{fillfactor=70,autovacuum_enabled=off,security_barrier=true,Odd=\"it's\",bare}";
        assertEquals(
                "fillfactor='70', autovacuum_enabled=off, security_barrier='true', \"Odd\"='it''s', bare=''",
                RelOptions.format(options, "", Identifier.of(PG18), true));
    }

    @Test
    void storageParametersTakeAPrefix() {
        assertEquals(
                "toast.autovacuum_enabled='false'",
                RelOptions.format("{autovacuum_enabled=false}", "toast.", Identifier.of(PG18), true));
    }

    @Test
    void listSettingsAreQuotedElementByElement() {
        assertEquals(
                "'$user', 'public', 'a\"b', ''",
                SettingValue.format("search_path", "\"$user\", public,\"a\"\"b\" , \"\"", PG18, true));
    }

    @Test
    void settingNamesAreComparedWithoutCase() {
        assertEquals("'a', 'b'", SettingValue.format("Search_Path", "a, b", PG18, true));
    }

    @Test
    void otherSettingsAreOneLiteral() {
        assertEquals("'a, b'", SettingValue.format("datestyle", "a, b", PG18, true));
    }

    @Test
    void youngListSettingsAreListsOnlyInReleasesThatKnowThem() {
        assertEquals("'a', 'b'", SettingValue.format("output_plugin_libraries", "a, b", PG18, true));
        assertEquals("'a, b'", SettingValue.format("output_plugin_libraries", "a, b", Dialect.parse("15.18"), true));
    }

    @Test
    void emptyListHasNoElements() {
        assertEquals(Optional.of(List.of()), GucList.split("  "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,", ",a", "\"a", "a b", "\"a\"b"})
    void textThatIsNoListIsNotSplit(String text) {
        assertEquals(Optional.empty(), GucList.split(text));
    }
}
