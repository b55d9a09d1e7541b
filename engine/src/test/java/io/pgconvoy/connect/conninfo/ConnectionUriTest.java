package io.pgconvoy.connect.conninfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each URI means was checked against libpq 18's {@code PQconninfoParse}. */
class ConnectionUriTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            postgresql://                                 | {}
            postgres://                                   | {}
            postgresql:///                                | {}
            postgresql://host                             | {host=host}
            postgresql://host/                            | {host=host}
            postgresql://host:12345                       | {host=host, port=12345}
            postgresql://host:                            | {host=host}
            postgresql://:12345                           | {port=12345}
            postgresql:///app                             | {dbname=app}
            postgresql://user@host                        | {host=host, user=user}
            postgresql://user@                            | {user=user}
            postgresql://@host                            | {host=host}
            postgresql://u@host:1/app?sslmode=require     | {dbname=app, host=host, port=1, sslmode=require, user=u}
            postgresql://host?user=u&application_name=x   | {application_name=x, host=host, user=u}
            postgresql:///?host=h&port=9                  | {host=h, port=9}
            postgresql://h/app?                           | {dbname=app, host=h}
            postgresql://h/a/b                            | {dbname=a/b, host=h}
            postgresql://[::1]                            | {host=::1}
            postgresql://[2001:db8::1]:5433/app           | {dbname=app, host=2001:db8::1, port=5433}
            postgresql://a,b:5433,[::1]:5434              | {host=a,b,::1, port=,5433,5434}
            postgresql://a,b                              | {host=a,b, port=,}
            postgresql://%2Fvar%2Frun/app                 | {dbname=app, host=/var/run}
            postgresql://us%65r@h%6Fst:%35/d%62           | {dbname=db, host=host, port=5, user=user}
            postgresql://h?%75ser=%C3%A9                  | {host=h, user=é}
            postgresql://h?user=a%20b                     | {host=h, user=a b}
            postgresql://h?user= u                        | {host=h, user=u}
            postgresql://é/ü                              | {dbname=ü, host=é}
            postgresql://h?ssl=true                       | {host=h, sslmode=require}
            postgresql://a?host=b                         | {host=b}
            postgresql://h?user=a&user=b                  | {host=h, user=b}
            postgresql://u@h?options=-c%20x%3D1           | {host=h, options=-c x=1, user=u}
            """)
    void aUriMeansWhatItMeansToLibpq(String uri, String values) {
        assertEquals(values, Conninfo.parse(uri).toString());
    }

    @Test
    void aPasswordMayHoldAnyByteWhenEncoded() {
        Conninfo values = Conninfo.parse("postgresql://u%3A:p%3A%40%2F%3F%23%25%F0%9F%94%91:x@h");

        assertEquals("p:@/?#%🔑:x", values.get(Parameter.PASSWORD));
        assertEquals("u:", values.get(Parameter.USER));
        assertEquals("{host=h, password=********, user=u:}", values.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            postgresql://[::1    | end of string reached when looking for matching "]" in IPv6 host address in URI: "postgresql://[::1"
            postgresql://[]      | IPv6 host address may not be empty in URI: "postgresql://[]"
            postgresql://[::1]z  | unexpected character "z" at position 19 in URI (expected ":" or "/"): "postgresql://[::1]z"
            postgresql://h?user  | missing key/value separator "=" in URI query parameter: "user"
            postgresql://h?a=b=c | extra key/value separator "=" in URI query parameter: "a"
            postgresql://h?&     | missing key/value separator "=" in URI query parameter: ""
            postgresql://h?foo=1 | invalid URI query parameter: "foo"
            postgresql://h?ssl=1 | invalid URI query parameter: "ssl"
            postgresql://h/%     | invalid percent-encoded token: "%"
            postgresql://h/%1    | invalid percent-encoded token: "%1"
            postgresql://h/%zz   | invalid percent-encoded token: "%zz"
            postgresql://h/a%00  | forbidden value %00 in percent-encoded value: "a%00"
            postgresql://h/a b   | unexpected spaces found in "a b", use percent-encoded spaces (%20) instead
            """)
    void badInputIsRefusedInLibpqsWords(String uri, String message) {
        assertEquals(message, refusal(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://user:sesame%@host",
                "postgresql://user:sesame%00@host",
                "postgresql://user:open sesame@host",
                "postgresql://user:sesame@[::1",
                "postgresql://user:sesame@[]",
                "postgresql://host?password=sesame%zz",
                "postgresql://[?password=sesame",
                "postgresql://user:open@sesame@host",
                "postgresql://user:sesame/open@host/app",
            })
    void noMessageShowsAPassword(String uri) {
        String message = refusal(uri);

        assertFalse(message.contains("sesame"), message);
    }

    @Test
    void anUnencodedAtSignInAPasswordIsExplained() {
        assertEquals(
                "invalid URI: \"@\" and \"/\" in a user name or password must be written as \"%40\" and \"%2F\"",
                refusal("postgresql://user:p@ss@host/app"));
    }

    private static String refusal(String uri) {
        return assertThrows(UsageException.class, () -> Conninfo.parse(uri)).getMessage();
    }
}
