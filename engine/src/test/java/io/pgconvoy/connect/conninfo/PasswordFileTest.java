package io.pgconvoy.connect.conninfo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFileTest {
    @TempDir
    Path home;

    private final List<String> warnings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            h:5432:app:me:secret               | secret
            *:*:*:*:secret                     | secret
            h:*:app:*:secret                   | secret
            other:5432:app:me:secret           |
            h:5433:app:me:secret               |
            h:5432:appx:me:secret              |
            h:5432:ap:me:secret                |
            H:5432:app:me:secret               |
            h:5432:app:me:                     | ""
            h:5432:app:me                      |
            h:5432:app:me:two words            | two words
            h:5432:app:me:a\\:b\\\\c\\d        | a:b\\cd
            h:5432:app:me:a:b                  | a
            h:5432:app:me:end\\                | end\\
            \\h:5432:app:me:secret             | secret
            ** :5432:app:me:secret             |
            h*:5432:app:me:secret              |
            "#h:5432:app:me:secret"            |
            """)
    void aLineMatchesFieldByField(String line, String password) throws IOException {
        assertEquals(password, find(line + "\n"));
    }

    @Test
    void theFirstLineThatMatchesCounts() throws IOException {
        assertEquals("two", find("x:*:*:*:one\n\n# comment\nh:*:*:*:two\r\n*:*:*:*:three\n"));
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertEquals("secret", find("*:*:*:*:secret"));
    }

    @Test
    void escapedCharactersInFieldsAreTakenLiterally() throws IOException {
        Path file = write(".pgpass", "\\:\\:1:1:a\\:b:\\*:secret\n", "rw-------");

        assertEquals("secret", passwordFile(file).find("::1", "1", "a:b", "*"));
        assertNull(passwordFile(file).find("::1", "1", "a:b", "me"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw-----w-", "rw------x"})
    void aFileOpenToOthersIsIgnoredWithAWarning(String permissions) throws IOException {
        Path file = write(".pgpass", "*:*:*:*:secret\n", permissions);

        assertNull(passwordFile(file).find("h", "5432", "app", "me"));
        assertEquals(
                List.of("password file \"" + file
                        + "\" has group or world access; permissions should be u=rw (0600) or less"),
                warnings);
    }

    @Test
    void aDirectoryIsIgnoredWithAWarning() {
        assertNull(passwordFile(home).find("h", "5432", "app", "me"));
        assertEquals(List.of("password file \"" + home + "\" is not a plain file"), warnings);
    }

    @Test
    void aMissingFileIsIgnoredInSilence() {
        assertNull(passwordFile(home.resolve("none")).find("h", "5432", "app", "me"));
        assertEquals(List.of(), warnings);
    }

    @Test
    void theFileInTheHomeDirectoryIsTheDefault() throws IOException {
        Path file = write(".pgpass", "*:*:*:*:secret\n", "r--------");
        PasswordFile found = PasswordFile.of(Conninfo.EMPTY, Environments.at(home, Map.of(), warnings));

        assertNotNull(found);
        assertEquals(file, found.path());
        assertEquals("secret", found.find("h", "5432", "app", "me"));
        assertNull(PasswordFile.of(Conninfo.EMPTY, Environments.of(Map.of())));
    }

    @Test
    void passwordsMayHoldAnyCharacter() throws IOException {
        assertEquals("ü€🔑 '\"$`", find("*:*:*:*:ü€🔑 '\"$`\n"));
    }

    private String find(String content) throws IOException {
        Path file = write(".pgpass", content, "rw-------");
        String password = passwordFile(file).find("h", "5432", "app", "me");
        assertEquals(List.of(), warnings);
        return password;
    }

    private PasswordFile passwordFile(Path file) {
        Conninfo values = Conninfo.EMPTY.with(Parameter.PASSFILE, file.toString());
        PasswordFile found = PasswordFile.of(values, Environments.at(home, Map.of(), warnings));
        assertNotNull(found);
        return found;
    }

    private Path write(String name, String content, String permissions) throws IOException {
        Path file = Files.writeString(home.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
