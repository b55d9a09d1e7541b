package io.pgconvoy.compat.dump;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What has to change to turn the expected lines into the actual ones.
 *
 * @param lines removed and added ones together
 * @param unified with three lines of context, empty if nothing differs
 */
public record Difference(int lines, List<String> unified) {
    static final Difference NONE = new Difference(0, List.of());

    static final int SHOWN = 40;

    public static Difference between(List<String> expected, List<String> actual) {
        if (expected.equals(actual)) {
            return NONE;
        }
        if (expected.isEmpty() || actual.isEmpty()) {
            String which = expected.isEmpty() ? "stock wrote nothing" : "pgconvoy wrote nothing";
            return new Difference(expected.size() + actual.size(), List.of(which));
        }
        Patch<String> patch = DiffUtils.diff(expected, actual);
        int lines = patch.getDeltas().stream()
                .mapToInt(delta -> delta.getSource().size() + delta.getTarget().size())
                .sum();
        return new Difference(lines, UnifiedDiffUtils.generateUnifiedDiff("stock", "pgconvoy", expected, patch, 3));
    }

    public boolean isNone() {
        return lines == 0;
    }

    /** The beginning, for people. */
    public String shown() {
        String text = unified.stream().limit(SHOWN).map(PlainText::readable).collect(Collectors.joining("\n"));
        return unified.size() <= SHOWN ? text : text + "\n... " + (unified.size() - SHOWN) + " more lines";
    }
}
