package io.pgconvoy.archive.tar;

import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.TableRows;
import java.nio.charset.Charset;

/** The script inside a tar archive, which restores from the unpacked files. */
final class UnpackedScript {

    private static final String NOTE = """
            --
            -- NOTE:
            --
            -- File paths need to be edited. Search for $$PATH$$ and
            -- replace it with the path to the directory containing
            -- the extracted data files.
            --
            """;
    private static final String FROM_STDIN = " FROM stdin;\n";

    private final Archive archive;
    private final Charset charset;
    private final TarFormat.ScriptPrinter printer;

    UnpackedScript(Archive archive, TarFormat.ScriptPrinter printer) {
        this.archive = archive;
        this.charset = archive.header().charset();
        this.printer = printer;
    }

    void write(ByteSink out) {
        out.write(Unpooled.copiedBuffer(NOTE, charset));
        printer.print(
                new Archive(
                        archive.header(),
                        archive.entries().stream().map(this::fromFile).toList()),
                out);
    }

    private ArchiveEntry fromFile(ArchiveEntry entry) {
        if (entry.data() == null) {
            return entry;
        }
        String statement = statement(entry);
        TableRows rows = out -> out.write(Unpooled.copiedBuffer(statement, charset));
        return entry.withData(rows);
    }

    /** Ends the COPY that the script has begun, and copies from the file instead. */
    private static String statement(ArchiveEntry entry) {
        String file = "$$PATH$$/" + TarWriter.fileName(entry);
        String copy = entry.copyStatement();
        if (copy == null || !copy.endsWith(FROM_STDIN)) {
            return "\\i " + file + "\n\n";
        }
        return "\\.\n" + copy.substring(0, copy.length() - FROM_STDIN.length()) + " FROM '" + file + "';\n\n";
    }
}
