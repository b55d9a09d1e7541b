package io.pgconvoy.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.storage.local.LocalStorage;
import io.pgconvoy.verify.VerifyReport.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptVerificationTest {
    private static final String SCRIPT = """
        --
        -- PostgreSQL database dump
        --

        \\restrict abc
        SET client_encoding = 'UTF8';
        CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$SELECT 'COPY x FROM stdin;'$$;
        COPY public.t (a, b) FROM stdin;
        1\tone
        2\t\\N
        \\.

        COPY public.nothing  FROM stdin;

        \\.

        --
        -- PostgreSQL database dump complete
        --

        \\unrestrict abc

        """;

    @TempDir
    Path directory;

    private VerifyReport verify(byte[] script) throws IOException {
        Files.write(directory.resolve("s"), script);
        return new InputVerification(
                        new RestoreInput(new LocalStorage(directory, false), "s", null),
                        1,
                        ProgressListener.NONE,
                        new Cancellation())
                .run();
    }

    private VerifyReport verify(String script) throws IOException {
        return verify(script.getBytes(UTF_8));
    }

    @Test
    void rowsAreCountedAtEveryCopy() throws IOException {
        VerifyReport report = verify(SCRIPT);
        assertEquals(List.of(), report.problems());
        assertTrue(report.isGood());
        assertEquals(
                List.of("public.t (a, b) 2 11", "public.nothing 1 1"),
                report.items().stream().map(ScriptVerificationTest::words).toList());
    }

    private static String words(Item item) {
        return item.content() == null
                ? item.name()
                : item.name() + " " + item.content().items() + " "
                        + item.content().bytes();
    }

    @Test
    void aScriptThatWasCutOffIsNotWhole() throws IOException {
        String cutOff = "what ends every dump is missing: the script may have been cut off";
        assertEquals(
                List.of(cutOff), verify(SCRIPT.replace("\\unrestrict abc", "")).problems());
        assertEquals(
                List.of(cutOff), verify(SCRIPT.replace("dump complete", "dump")).problems());
        String cluster = SCRIPT.replace("PostgreSQL database dump\n", "PostgreSQL database cluster dump\n");
        assertEquals(List.of(cutOff), verify(cluster).problems());
        assertEquals(
                List.of(),
                verify(cluster + "--\n-- PostgreSQL database cluster dump complete\n--\n")
                        .problems());
    }

    @Test
    void rowsWithoutAnEndAreBad() throws IOException {
        VerifyReport report = verify(SCRIPT.substring(0, SCRIPT.indexOf("2\t")));
        assertEquals(1, report.items().size());
        assertEquals("public.t (a, b)", report.items().get(0).name());
        assertEquals(false, report.isGood());
        assertTrue(report.items().get(0).problems().get(0).startsWith("line "), report::toString);
    }

    @Test
    void compressedScriptsAreRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(SCRIPT.getBytes(UTF_8));
        }
        assertTrue(verify(bytes.toByteArray()).isGood());
        byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        VerifyReport report = verify(half);
        assertEquals(false, report.isGood());
        assertEquals(half.length, report.firstBadOffset());
    }
}
