package io.pgconvoy.connect.conninfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordStringTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            dbname=app                  | app
            "  dbname  =  app  "        | app
            dbname='my app'             | my app
            dbname=''                   | ""
            dbname=                     | ""
            dbname='it\\'s'             | it's
            dbname=it\\'s               | it's
            dbname='back\\\\slash'      | back\\slash
            dbname=my\\ app             | my app
            dbname=app\\                | app
            dbname='a'dbname=b          | b
            dbname=a dbname=b           | b
            dbname=a'b                  | a'b
            dbname==                    | =
            dbname='Übung ✓'            | Übung ✓
            """)
    void aValueIsReadAsLibpqReadsIt(String text, String dbname) {
        assertEquals(dbname, Conninfo.parse(text).get(Parameter.DBNAME));
    }

    @Test
    void tabsAndLineEndsSeparateToo() {
        Conninfo values = Conninfo.parse("host=a\tport=1\r\nuser\f=\u000Bu");

        assertEquals("{host=a, port=1, user=u}", values.toString());
    }

    @Test
    void nothingIsAnEmptyConnectionString() {
        assertEquals("{}", Conninfo.parse(" \n").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            host                 | missing "=" after "host" in connection info string
            host port=1          | missing "=" after "host" in connection info string
            port=1 x             | missing "=" after "x" in connection info string
            dbname='app          | unterminated quoted string in connection info string
            foo=1                | invalid connection option "foo"
            HOST=a               | invalid connection option "HOST"
            =a                   | invalid connection option ""
            """)
    void badInputIsRefusedInLibpqsWords(String text, String message) {
        assertMessage(message, text);
    }

    @Test
    void aQuoteAtTheVeryEndIsUnterminated() {
        assertMessage("unterminated quoted string in connection info string", "dbname='");
        assertMessage("unterminated quoted string in connection info string", "dbname='a\\'");
    }

    @ParameterizedTest
    @CsvSource({"password=open sesame", "password=open sesame=1", "sslpassword=open sesame host=x"})
    void whatMayBeTheRestOfAPasswordIsNotShown(String text) {
        String message =
                assertThrows(UsageException.class, () -> Conninfo.parse(text)).getMessage();

        assertFalse(message.contains("sesame"), message);
        assertTrue(message.contains("password\": a value that holds spaces needs single quotes"), message);
    }

    private static void assertMessage(String message, String text) {
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> Conninfo.parse(text)).getMessage());
    }
}
