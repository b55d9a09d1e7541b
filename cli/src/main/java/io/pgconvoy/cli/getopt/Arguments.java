package io.pgconvoy.cli.getopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arguments taken apart: options in the order given, then operands. */
public record Arguments(OptionTable table, List<Given> options, List<String> operands) {

    public Arguments {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
    }

    public boolean has(String key) {
        return options.stream().anyMatch(option -> option.key().equals(key));
    }

    /** The value that counts where an option was given several times; null where it was not. */
    public @Nullable String last(String key) {
        Optional<Given> last =
                options.stream().filter(option -> option.key().equals(key)).reduce((earlier, later) -> later);
        return last.map(Given::text).orElse(null);
    }

    public String label(String key) {
        return table.label(key);
    }

    /** The same arguments spelled out: one full name for each option, operands behind two dashes. */
    public List<String> spelledOut() {
        List<String> args = new ArrayList<>();
        for (Given option : options) {
            String name = "--" + table.byKey(option.key()).orElseThrow().name();
            args.add(option.value() == null ? name : name + "=" + option.value());
        }
        args.add("--");
        args.addAll(operands);
        return args;
    }
}
