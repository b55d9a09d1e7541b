package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollationTest {
    @Test
    void libcCollationWithOneLocale() {
        assertEquals("provider = libc, locale = 'C'", parameters('c', true, null, "C", "C", null));
    }

    @Test
    void libcCollationWithTwoLocales() {
        assertEquals(
                "provider = libc, lc_collate = 'C', lc_ctype = 'POSIX'",
                parameters('c', true, null, "C", "POSIX", null));
    }

    @Test
    void icuCollationWithRules() {
        assertEquals(
                "provider = icu, deterministic = false, locale = 'und', rules = '&a < ''b'''",
                parameters('i', false, "und", null, null, "&a < 'b'"));
    }

    @Test
    void builtinCollation() {
        assertEquals("provider = builtin, locale = 'C.UTF-8'", parameters('b', true, "C.UTF-8", null, null, null));
    }

    @Test
    void theDatabasesDefaultHasNoLocale() {
        assertEquals("provider = default", parameters('d', true, null, null, null, null));
    }

    @Test
    void theDefaultOfServersBefore10IsALibcCollationWithoutLocales() {
        Collation collation = new Collation(Rendering.header("c", "app"), 'c', true, null, null, null, null, -1);
        assertEquals(
                "CREATE COLLATION app.c (provider = libc, locale = '');\n",
                Rendering.in("13").definition(collation));
        assertEquals(
                "CREATE COLLATION app.c (provider = libc, lc_collate = '', lc_ctype = '');\n",
                Rendering.in("15").definition(collation));
    }

    @Test
    void conversionNamesEncodingsAndFunction() {
        Conversion conversion = new Conversion(Rendering.header("C", "app"), "LATIN1", "UTF8", "app.conv", true);
        assertEquals(
                "CREATE DEFAULT CONVERSION app.\"C\" FOR 'LATIN1' TO 'UTF8' FROM app.conv;\n",
                Rendering.in("18").definition(conversion));
    }

    @Test
    void accessMethodSaysWhatItIsFor() {
        AccessMethod method = new AccessMethod(Rendering.header("m", null), 't', "app.handler");
        assertEquals(
                "CREATE ACCESS METHOD m TYPE TABLE HANDLER app.handler;\n",
                Rendering.in("18").definition(method));
    }

    private static String parameters(
            char provider,
            boolean deterministic,
            @Nullable String locale,
            @Nullable String collate,
            @Nullable String ctype,
            @Nullable String rules) {
        Collation collation =
                new Collation(Rendering.header("c", "app"), provider, deterministic, locale, collate, ctype, rules, -1);
        String definition = String.valueOf(Rendering.in("18").definition(collation));
        return definition.replaceFirst("^CREATE COLLATION app\\.c \\(", "").replaceFirst("\\);\n$", "");
    }
}
