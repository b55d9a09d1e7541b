package io.pgconvoy.compat.dump;

import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One database dumped twice with the same options: exit status, and the text of both.
 *
 * @param ours the same as {@code stock} where stock does not know an option: there is nothing to hold against it
 */
public record Comparison(ToolRun stock, ToolRun ours, Difference difference) {
    /** That of 16 may be built without libraries for compression. */
    private static final Pattern NO_JUDGE =
            Pattern.compile("unrecognized option|invalid option|this build does not support compression");

    public static Comparison of(Dumper stock, Dumper ours, StockServer server, String database, List<String> options) {
        ToolRun expected = stock.dump(server, database, options);
        if (refusesOptions(expected)) {
            return new Comparison(expected, expected, Difference.NONE);
        }
        ToolRun actual = ours.dump(server, database, options);
        return new Comparison(
                expected,
                actual,
                Difference.between(
                        PlainText.of(expected.stdout()).lines(),
                        PlainText.of(actual.stdout()).lines()));
    }

    /** Whether there is anything to compare: an option newer than the stock release is not its to judge. */
    public boolean isForStockToJudge() {
        return !refusesOptions(stock);
    }

    private static boolean refusesOptions(ToolRun stock) {
        return stock.exit() != 0 && NO_JUDGE.matcher(stock.stderr()).find();
    }

    public boolean isEqual() {
        return difference.isNone() && stock.exit() == ours.exit();
    }

    /** Differing lines, or why there is no count. */
    public String verdict() {
        if (stock.exit() == ours.exit()) {
            return Integer.toString(difference.lines());
        }
        return "exit " + ours.exit() + " for " + stock.exit();
    }

    public String explanation() {
        return Stream.of(
                        stock.exit() == ours.exit() ? "" : "exit status " + ours.exit() + ", stock " + stock.exit(),
                        ours.stderr().strip(),
                        stock.exit() == 0 ? "" : "stock: " + stock.stderr().strip(),
                        difference.shown())
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
