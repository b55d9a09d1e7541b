package io.pgconvoy.archive.toc;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.EntryData;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns an archive's texts, read as one char for each byte, into what they say. Only UTF8 is decoded, and only if all
 * of the archive is valid: otherwise texts stay one char for each byte, as sessions hold them too, and lose nothing.
 */
final class TocText {

    private TocText() {}

    /** @param encoding PostgreSQL's name of the encoding that the archive's texts are in */
    static Archive decode(
            ArchiveHeader header, String encoding, List<TocEntry> entries, List<@Nullable EntryData> data) {
        if (encoding.equals("UTF8")) {
            Optional<Archive> decoded = utf8(header, entries, data);
            if (decoded.isPresent()) {
                return decoded.get();
            }
        }
        return archive(header, entries, data, StandardCharsets.ISO_8859_1, text -> text);
    }

    private static Optional<Archive> utf8(
            ArchiveHeader header, List<TocEntry> entries, List<@Nullable EntryData> data) {
        try {
            return Optional.of(archive(header, entries, data, StandardCharsets.UTF_8, TocText::fromUtf8));
        } catch (NotUtf8 e) {
            return Optional.empty();
        }
    }

    private static Archive archive(
            ArchiveHeader header,
            List<TocEntry> entries,
            List<@Nullable EntryData> data,
            Charset charset,
            UnaryOperator<String> decode) {
        List<ArchiveEntry> decoded = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            decoded.add(entries.get(i).toEntry(decode, data.get(i)));
        }
        String name = header.databaseName();
        return new Archive(header.withText(charset, name == null ? null : decode.apply(name)), decoded);
    }

    private static String fromUtf8(String bytes) {
        if (bytes.chars().allMatch(c -> c < 0x80)) {
            return bytes;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotUtf8();
        }
    }

    private static final class NotUtf8 extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUtf8() {
            super(null, null, false, false);
        }
    }
}
