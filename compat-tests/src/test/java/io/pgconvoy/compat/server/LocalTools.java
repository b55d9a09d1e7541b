package io.pgconvoy.compat.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stock tools of this machine: a project wrapper, a Debian tree, or an installed package, in this order. */
final class LocalTools implements StockTools {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)(\\.\\d+)?");

    private final int major;
    private final Path stockRoot;
    private final Path installed;
    private final String release;

    private LocalTools(int major, Path stockRoot, Path installed) {
        this.major = major;
        this.stockRoot = stockRoot;
        this.installed = installed;
        this.release = major + minor();
    }

    static Optional<StockTools> find(int major, Path stockRoot) {
        Path installed = Path.of("/usr/lib/postgresql", Integer.toString(major), "bin");
        boolean present =
                LocalTools.command("pg_dump", major, stockRoot, installed).isPresent();
        return present ? Optional.of(new LocalTools(major, stockRoot, installed)) : Optional.empty();
    }

    @Override
    public int major() {
        return major;
    }

    @Override
    public String release() {
        return release;
    }

    @Override
    public boolean has(String tool) {
        return command(tool, major, stockRoot, installed).isPresent();
    }

    @Override
    public ToolRun run(String tool, List<String> arguments, Map<String, String> environment) {
        return Programs.run(command(tool, arguments), environment);
    }

    @Override
    public ToolRun runInto(Path output, String tool, List<String> arguments) {
        return Programs.runInto(output, command(tool, arguments));
    }

    private List<String> command(String tool, List<String> arguments) {
        List<String> command = new ArrayList<>(command(tool, major, stockRoot, installed)
                .orElseThrow(() -> new IllegalStateException("no " + tool + " " + major + " on this machine")));
        command.addAll(arguments);
        return command;
    }

    private String minor() {
        ToolRun run = run("pg_dump", List.of("--version"));
        String text = new String(run.succeeded("pg_dump --version"), StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(text);
        return version.find() && version.group(2) != null ? version.group(2) : "";
    }

    private static Optional<List<String>> command(String tool, int major, Path stockRoot, Path installed) {
        Path wrapper = stockRoot.resolve("bin").resolve(Integer.toString(major)).resolve(tool);
        if (Programs.isExecutable(wrapper)) {
            return Optional.of(List.of(wrapper.toString()));
        }
        if (Programs.isExecutable(installed.resolve(tool))) {
            return Optional.of(List.of(installed.resolve(tool).toString()));
        }
        return inTree(stockRoot.resolve(Integer.toString(major)), tool, major);
    }

    /** A tree's programs may need a newer C library than this machine's, so its own loader starts them. */
    private static Optional<List<String>> inTree(Path tree, String tool, int major) {
        Path program =
                tree.resolve("usr/lib/postgresql").resolve(major + "/bin").resolve(tool);
        Path loader = tree.resolve("lib64/ld-linux-x86-64.so.2");
        if (!Programs.isExecutable(program) || !Programs.isExecutable(loader)) {
            return Optional.empty();
        }
        String libraries = tree.resolve("usr/lib/x86_64-linux-gnu") + ":" + tree.resolve("lib/x86_64-linux-gnu");
        return Optional.of(List.of(loader.toString(), "--library-path", libraries, program.toString()));
    }
}
