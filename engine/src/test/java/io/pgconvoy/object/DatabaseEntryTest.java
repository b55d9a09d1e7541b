package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.object.DatabaseEntry.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseEntryTest {

    @ParameterizedTest
    @CsvSource({"13, ''", "14, ''", "15, ' LOCALE_PROVIDER = libc'"})
    void releasesSince15SayWhereTheLocaleComesFrom(String dialect, String provider) {
        assertEquals(
                "CREATE DATABASE \"My Db\" WITH TEMPLATE = template0 ENCODING = 'UTF8'" + provider + " LOCALE = 'C';\n",
                create(dialect, database('c', "C", "C", null)));
    }

    @Test
    void localesThatDifferAreNamedApart() {
        assertEquals(
                "CREATE DATABASE \"My Db\" WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = libc"
                        + " LC_COLLATE = 'C' LC_CTYPE = 'de_DE';\n",
                create("18", database('c', "C", "de_DE", null)));
    }

    @ParameterizedTest
    @CsvSource({"i, icu, ICU_LOCALE, en", "b, builtin, BUILTIN_LOCALE, C.UTF-8"})
    void otherProvidersHaveALocaleOfTheirOwn(char provider, String word, String keyword, String locale) {
        assertEquals(
                "CREATE DATABASE \"My Db\" WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = " + word
                        + " LOCALE = 'C' " + keyword + " = '" + locale + "';\n",
                create("18", database(provider, "C", "C", locale)));
    }

    @ParameterizedTest
    @CsvSource({"18, 18.6, true", "19, 18.6, true", "19, 19.0, false"})
    void propertiesAreSetAfterReconnecting(String dialect, String server, boolean escaped) {
        ArchiveEntry properties = Rendering.in(dialect, server)
                .entries(database('c', "C", "C", null))
                .get(3);
        assertEquals("DATABASE PROPERTIES", properties.kind());
        assertEquals("My Db", properties.tag());
        assertEquals("""
                ALTER DATABASE "My Db" CONNECTION LIMIT = 5;
                ALTER DATABASE "My Db" IS_TEMPLATE = true;
                ALTER DATABASE "My Db" SET search_path TO 'a', 'B c';
                ALTER ROLE r IN DATABASE "My Db" SET "app.x" TO %s;
                """.formatted(escaped ? "E'a\\\\b'" : "'a\\b'"), properties.definition());
        assertEquals(
                "UPDATE pg_catalog.pg_database SET datistemplate = false WHERE datname = 'My Db';\n",
                properties.drop());
    }

    @Test
    void commentAndPrivilegesDependOnTheDatabase() {
        List<ArchiveEntry> entries = Rendering.in("18").entries(database('c', "C", "C", null));
        assertEquals(
                "COMMENT ON DATABASE \"My Db\" IS 'it''s';\n", entries.get(1).definition());
        assertEquals(
                "REVOKE CONNECT,TEMPORARY ON DATABASE \"My Db\" FROM PUBLIC;\n",
                entries.get(2).definition());
        assertEquals("DATABASE \"My Db\"", entries.get(2).tag());
        assertEquals(List.of(entries.get(0).dumpId()), entries.get(1).dependencies());
        assertEquals(List.of(entries.get(0).dumpId()), entries.get(2).dependencies());
    }

    private static @Nullable String create(String dialect, DatabaseEntry database) {
        return Rendering.in(dialect).entries(database).get(0).definition();
    }

    private static DatabaseEntry database(char provider, String collate, String ctype, @Nullable String locale) {
        return new DatabaseEntry(
                new CatalogId(1262, 5),
                "My Db",
                "o",
                "UTF8",
                provider,
                collate,
                ctype,
                locale,
                null,
                "pg_default",
                true,
                5,
                new Acl("{o=CTc/o}", "{=Tc/o,o=CTc/o}"),
                "it's",
                List.of(),
                List.of(new Setting(null, "search_path=a, \"B c\""), new Setting("r", "app.x=a\\b")));
    }
}
