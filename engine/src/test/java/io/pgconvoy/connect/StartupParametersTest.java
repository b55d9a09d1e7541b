package io.pgconvoy.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.connect.conninfo.Environments;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartupParametersTest {
    @Test
    void noTimeZoneAndNoEncodingAreSentUnlessAskedFor() {
        assertEquals(
                "user|me|database|app|application_name|pgconvoy|DateStyle|ISO||",
                sent("user=me dbname=app", Map.of("TZ", "Asia/Tokyo")));
    }

    @Test
    void parametersAndVariablesThatServersKnowAreSent() {
        assertEquals(
                "user|ü|database|app|options|-c x=1|application_name|mine|client_encoding|LATIN1|DateStyle|ISO"
                        + "|timezone|UTC|geqo|off||",
                sent(
                        "user=ü dbname=app options='-c x=1' application_name=mine client_encoding=LATIN1",
                        Map.of("PGTZ", "UTC", "PGGEQO", "off")));
    }

    @Test
    void variablesThatSayDefaultAreNotSent() {
        assertEquals(
                "user|me|database|me|DateStyle|ISO||",
                sent("user=me application_name=''", Map.of("PGTZ", "Default", "PGGEQO", "default")));
    }

    @ParameterizedTest
    @CsvSource({
        "LANG, de_DE.UTF-8, UTF8",
        "LANG, en_US.utf8@x, UTF8",
        "LC_CTYPE, ja_JP.eucJP, EUC_JP",
        "LC_ALL, de_DE.ISO-8859-15@euro, LATIN9",
        "LANG, C, SQL_ASCII",
        "LANG, '', SQL_ASCII",
    })
    void automaticEncodingIsThatOfTheLocale(String variable, String value, String encoding) {
        assertEquals(encoding, LocaleEncoding.of(Environments.of(Map.of(variable, value))));
        assertEquals(
                "user|me|database|me|application_name|pgconvoy|client_encoding|" + encoding + "|DateStyle|ISO||",
                sent("user=me client_encoding=auto", Map.of(variable, value)));
    }

    @Test
    void theLocalesVariablesCountInPosixOrder() {
        Map<String, String> variables = Map.of("LANG", "a.UTF-8", "LC_CTYPE", "b.ISO-8859-1", "LC_ALL", "c.ISO-8859-2");

        assertEquals("LATIN2", LocaleEncoding.of(Environments.of(variables)));
    }

    private static String sent(String conninfo, Map<String, String> variables) {
        ConnectionSpec spec = ConnectionSpec.parse(conninfo, Environments.of(variables));
        return new String(StartupParameters.of(spec).encoded(), StandardCharsets.UTF_8).replace('\0', '|');
    }
}
