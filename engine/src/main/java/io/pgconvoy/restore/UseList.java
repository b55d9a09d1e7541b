package io.pgconvoy.restore;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of an archive's entries, as edited by the user: each line begins with a dump ID, a semicolon ends it. */
final class UseList {
    /** As C's {@code strtol} reads a number. */
    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?\\d{1,18})");

    private UseList() {}

    /**
     * The dump IDs in the list's order.
     *
     * @throws EngineException when an entry that could be there is not
     */
    static Set<Integer> dumpIds(List<String> lines, Archive archive, Consumer<String> warnings) {
        Map<Integer, ArchiveEntry> entries = new LinkedHashMap<>();
        archive.entries().forEach(entry -> entries.putIfAbsent(entry.dumpId(), entry));
        int last = entries.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        Set<Integer> dumpIds = new LinkedHashSet<>();
        for (String line : lines) {
            int semicolon = line.indexOf(';');
            String text = semicolon < 0 ? line : line.substring(0, semicolon);
            if (text.isBlank()) {
                continue;
            }
            long dumpId = number(text);
            if (dumpId <= 0 || dumpId > last || dumpIds.contains((int) dumpId)) {
                warnings.accept("line ignored: " + text);
            } else if (!entries.containsKey((int) dumpId)) {
                throw new EngineException(ErrorCode.USAGE, "could not find entry for ID " + dumpId);
            } else {
                dumpIds.add((int) dumpId);
            }
        }
        return dumpIds;
    }

    private static long number(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.lookingAt() ? Long.parseLong(number.group(1)) : 0;
    }
}
