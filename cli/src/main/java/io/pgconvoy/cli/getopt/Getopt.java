package io.pgconvoy.cli.getopt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes arguments apart by the rules of GNU {@code getopt_long}: options and operands in any order, letters in bundles,
 * long names abbreviated as long as they are unambiguous.
 */
public final class Getopt {
    private final OptionTable table;
    private final List<String> args;
    private final Consumer<Given> options;
    private final List<String> operands = new ArrayList<>();
    private int next;

    private Getopt(OptionTable table, String[] args, Consumer<Given> options) {
        this.table = table;
        this.args = Arrays.asList(args);
        this.options = options;
    }

    /**
     * Hands each option on before it looks at the next, and returns the operands.
     *
     * @throws ArgumentException at the first argument that is not understood
     */
    public static List<String> parse(OptionTable table, String[] args, Consumer<Given> options) {
        Getopt getopt = new Getopt(table, args, options);
        getopt.parse();
        return getopt.operands;
    }

    private void parse() {
        while (next < args.size()) {
            String arg = args.get(next++);
            if (arg.equals("--")) {
                operands.addAll(args.subList(next, args.size()));
                return;
            }
            if (arg.startsWith("--")) {
                longOption(arg.substring(2));
            } else if (arg.startsWith("-") && arg.length() > 1) {
                letters(arg);
            } else {
                operands.add(arg);
            }
        }
    }

    private void letters(String arg) {
        for (int at = 1; at < arg.length(); at++) {
            char letter = arg.charAt(at);
            LongOption option = table.byLetter(letter)
                    .orElseThrow(() -> ArgumentException.complaint("invalid option -- '" + letter + "'"));
            if (option.argument()) {
                String value = at + 1 < arg.length() ? arg.substring(at + 1) : following();
                if (value == null) {
                    throw ArgumentException.complaint("option requires an argument -- '" + letter + "'");
                }
                options.accept(new Given(option.key(), value));
                return;
            }
            options.accept(new Given(option.key(), null));
        }
    }

    private void longOption(String arg) {
        int equals = arg.indexOf('=');
        LongOption option = find(equals < 0 ? arg : arg.substring(0, equals), arg);
        String value = equals < 0 ? null : arg.substring(equals + 1);
        if (!option.argument() && value != null) {
            throw ArgumentException.complaint("option '--" + option.name() + "' doesn't allow an argument");
        }
        if (option.argument() && value == null) {
            value = following();
            if (value == null) {
                throw ArgumentException.complaint("option '--" + option.name() + "' requires an argument");
            }
        }
        options.accept(new Given(option.key(), value));
    }

    private LongOption find(String name, String arg) {
        List<LongOption> beginningSo = new ArrayList<>();
        for (LongOption option : table.options()) {
            if (option.name().equals(name)) {
                return option;
            }
            if (option.name().startsWith(name) && option.name().length() > 1) {
                beginningSo.add(option);
            }
        }
        if (beginningSo.isEmpty()) {
            throw ArgumentException.complaint("unrecognized option '--" + arg + "'");
        }
        LongOption first = beginningSo.get(0);
        if (beginningSo.stream().allMatch(first::meansTheSameAs)) {
            return first;
        }
        throw ArgumentException.complaint("option '--" + arg + "' is ambiguous; possibilities:"
                + beginningSo.stream()
                        .filter(option -> option.equals(first) || !first.meansTheSameAs(option))
                        .map(option -> " '--" + option.name() + "'")
                        .collect(Collectors.joining()));
    }

    private @Nullable String following() {
        return next < args.size() ? args.get(next++) : null;
    }
}
