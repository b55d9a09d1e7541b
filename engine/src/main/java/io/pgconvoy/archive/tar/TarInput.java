package io.pgconvoy.archive.tar;

import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.toc.ArchiveInput;
import io.pgconvoy.storage.StorageInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds members: by where they were seen, or by stepping over members from where the last search ended. Only the
 * positions of wanted members are remembered. One thread.
 */
final class TarInput implements AutoCloseable {

    private final String name;
    private final ArchiveInput in;
    private final Map<String, Long> seen = new HashMap<>();
    private final Set<String> wanted = new HashSet<>();
    private long frontier;
    private String first = "";
    private String last = "";
    private int zeroBlocks;
    private @Nullable TarHeader resumed;

    TarInput(StorageInput in) {
        this.name = in.name();
        this.in = new ArchiveInput(in);
    }

    String name() {
        return name;
    }

    ArchiveInput bytes() {
        return in;
    }

    /** Says that a member of this name will be looked for, however many others there are; false if that was said before. */
    boolean want(String member) {
        return wanted.add(member);
    }

    /** Leaves the input behind the header of the member, which must be there. */
    TarHeader find(String member) {
        return find(member, member::equals);
    }

    /** The same for the first member that passes; {@code key} is what it is remembered by and called in messages. */
    TarHeader find(String key, Predicate<String> passes) {
        Long position = seen.get(key);
        if (position != null) {
            return at(position, key);
        }
        if (in.seekable()) {
            in.seek(frontier);
        }
        for (TarHeader header = next(); header != null; header = next()) {
            if (passes.test(header.name())) {
                seen.putIfAbsent(key, in.position() - TarHeader.LENGTH);
                return header;
            }
            skip(header);
        }
        String foreign = key.equals(TarFormat.TOC) && !first.isEmpty() ? ", which begins with \"" + first + "\"" : "";
        throw in.malformed("could not find header for file \"" + key + "\" in tar archive" + foreign);
    }

    private TarHeader at(long position, String member) {
        if (!in.seekable()) {
            throw in.malformed("restoring data out of order is not supported in this archive format: \"" + member
                    + "\" is required, but comes before \"" + last + "\" in the archive file.");
        }
        in.seek(position);
        TarHeader header = next();
        if (header == null) {
            throw in.malformed("unexpected end of the archive");
        }
        return header;
    }

    /** The header that follows, the input left behind it; null at the end. Blocks of zeros are no headers. */
    @Nullable
    TarHeader next() {
        TarHeader found = resumed;
        if (found != null) {
            resumed = null;
            return checked(found);
        }
        byte[] block = new byte[TarHeader.LENGTH];
        while (true) {
            int length = in.readUpTo(block);
            if (length == 0) {
                return null;
            }
            if (length < TarHeader.LENGTH) {
                throw in.malformed("incomplete tar header found (" + length + (length == 1 ? " byte)" : " bytes)"));
            }
            if (TarHeader.hasChecksum(block)) {
                return checked(TarHeader.decode(block));
            }
            if (isZero(block)) {
                zeroBlocks++;
            } else {
                throw in.malformed(
                        "corrupt tar header found in " + TarHeader.decode(block).name() + " (expected "
                                + TarHeader.storedChecksum(block) + ", computed " + TarHeader.checksum(block) + ")");
            }
        }
    }

    /** Whether the last that was read are the two blocks of zeros that end a tar file. */
    boolean ended() {
        return zeroBlocks >= 2;
    }

    /** Goes on to the next block that is a header; false where there is none. */
    boolean resume() {
        byte[] block = new byte[TarHeader.LENGTH];
        in.readUpTo(new byte[(int) (-in.position() & (TarHeader.LENGTH - 1))]);
        while (in.readUpTo(block) == TarHeader.LENGTH) {
            if (TarHeader.isValid(block)) {
                resumed = TarHeader.decode(block);
                return true;
            }
        }
        return false;
    }

    private TarHeader checked(TarHeader header) {
        zeroBlocks = 0;
        if (header.size() < 0) {
            throw in.malformed("impossible size of member \"" + header.name() + "\"");
        }
        last = header.name();
        first = first.isEmpty() ? last : first;
        remember(header.name());
        return header;
    }

    private void remember(String member) {
        String key = member.startsWith(TarFormat.OBJECT_PREFIX) && wanted.contains(TarFormat.OBJECT_PREFIX)
                ? TarFormat.OBJECT_PREFIX
                : member;
        if (wanted.contains(key)) {
            seen.putIfAbsent(key, in.position() - TarHeader.LENGTH);
        }
    }

    private void skip(TarHeader header) {
        in.skip(header.size());
        finished(header);
    }

    /**
     * How large members are, by name, those of large objects together under their prefix. Looks at all headers, as far as
     * they are undamaged; of an input that can be read only once nothing is said.
     */
    Map<String, Long> sizes() {
        Map<String, Long> sizes = new HashMap<>();
        if (in.seekable()) {
            in.seek(frontier);
            try {
                for (TarHeader header = next(); header != null; header = next()) {
                    boolean object = header.name().startsWith(TarFormat.OBJECT_PREFIX);
                    sizes.merge(object ? TarFormat.OBJECT_PREFIX : header.name(), header.size(), Long::sum);
                    skip(header);
                }
            } catch (MalformedArchiveException e) {
                // What is behind the damage is looked for when it is needed, and missed then.
            }
        }
        return sizes;
    }

    /** Says that the member just found has been read to its end. */
    void finished(TarHeader header) {
        in.skip(header.padding());
        frontier = Math.max(frontier, in.position());
    }

    private static boolean isZero(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        in.close();
    }
}
