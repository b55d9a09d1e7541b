package io.pgconvoy.cli;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What pg_restore says of an input that is no archive, or not of the format it was said to be: the complaint alone, as it
 * names neither file nor place. Of damage further on ours says more, and keeps to that.
 */
final class StockWords {
    private static final List<String> SAID_ALONE = List.of(
            "did not find magic string in file header",
            "unsupported version (",
            "sanity check on integer size (",
            "expected format (",
            "could not read from input file: ",
            "incomplete tar header found (");

    private static final String NO_TOC = "could not find header for file \"toc.dat\" in tar archive";
    private static final Pattern FOREIGN = Pattern.compile(Pattern.quote(NO_TOC) + "(?:, which begins with (\".*\"))?");
    private static final Pattern NO_FILE =
            Pattern.compile("(\".*\") is (?:(a directory, )|a symbolic link, )?not a regular file");

    private static final String NO_TAR_FILE = "input file does not appear to be a valid tar archive";
    private static final String END = "unexpected end of the archive";

    private StockWords() {}

    static String of(EngineException failure, Dialect dialect) {
        return failure instanceof MalformedArchiveException malformed
                ? ofArchive(malformed, dialect)
                : String.valueOf(failure.getMessage());
    }

    private static String ofArchive(MalformedArchiveException failure, Dialect dialect) {
        String complaint = failure.complaint();
        if (complaint.equals(END) && failure.entry() == null) {
            return "could not read from input file: end of file";
        }
        if (complaint.startsWith("corrupt tar header found in ")) {
            return complaint + " file position " + failure.offset();
        }
        if (complaint.equals(NO_TAR_FILE) && !dialect.has(Feature.TAR_FILE_EXPECTED)) {
            return "input file does not appear to be a valid archive";
        }
        Matcher foreign = FOREIGN.matcher(complaint);
        if (foreign.matches()) {
            return ofForeignTarFile(foreign.group(1), dialect);
        }
        Matcher file = NO_FILE.matcher(complaint);
        if (file.matches()) {
            return ofNoFile(file.group(1), file.group(2) != null, dialect);
        }
        return SAID_ALONE.stream().anyMatch(complaint::startsWith) ? complaint : String.valueOf(failure.getMessage());
    }

    private static String ofForeignTarFile(@Nullable String first, Dialect dialect) {
        return first != null && dialect.has(Feature.FILES_OF_ARCHIVES_CHECKED)
                ? "tar member " + first + " precedes \"toc.dat\" -- perhaps a corrupt archive"
                : NO_TOC;
    }

    private static String ofNoFile(String name, boolean directory, Dialect dialect) {
        return directory && !dialect.has(Feature.FILES_OF_ARCHIVES_CHECKED)
                ? "could not read from input file: Is a directory"
                : name + " is not a regular file";
    }
}
