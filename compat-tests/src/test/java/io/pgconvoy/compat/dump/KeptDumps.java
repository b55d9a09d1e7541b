package io.pgconvoy.compat.dump;

import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Stock's dumps of the databases of a kept server, which never change: each is made once. */
record KeptDumps(Dumper stock, String release, Path folder) implements Dumper {
    @Override
    public ToolRun dump(StockServer server, String database, List<String> options) {
        String name = database + "_" + release + "_" + server.port() + "_" + Integer.toHexString(options.hashCode());
        Path output = folder.resolve(name + ".out");
        Path errors = folder.resolve(name + ".err");
        try {
            if (Files.exists(output)) {
                List<String> lines = Files.readAllLines(errors);
                String text = String.join("\n", lines.subList(1, lines.size()));
                return new ToolRun(Integer.parseInt(lines.get(0)), Files.readAllBytes(output), text);
            }
            ToolRun run = stock.dump(server, database, options);
            Files.createDirectories(folder);
            Files.writeString(errors, run.exit() + "\n" + run.stderr());
            Path unfinished = Files.createTempFile(folder, name, ".tmp");
            Files.write(unfinished, run.stdout());
            Files.move(unfinished, output, StandardCopyOption.ATOMIC_MOVE);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
