package io.pgconvoy.compat.archive;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.custom.CustomFormat;
import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** One rich database as each stock pg_dump archives it, and what pg_restore and pgconvoy print of archives. */
final class StockArchives {
    /** Times of printing, and where data stands in a file. */
    private static final Pattern VARYING = Pattern.compile(
            "(?m)^(-- Completed on|-- Started on|-- Data Pos:|; Archive created at|;     Compression:).*$");

    private final Path folder;

    /** @param folder takes the archives */
    StockArchives(Path folder) {
        this.folder = folder;
    }

    /** The archive of the rich database on this server, by the server's own pg_dump with these options. */
    Path dump(StockServer server, String name, String... options) {
        Path archive = folder.resolve(server.major() + "-" + name + ".dump");
        tools(server.major())
                .run("pg_dump", dumpArguments(server, archive, Arrays.asList(options)))
                .succeeded("pg_dump " + server.major());
        return archive;
    }

    /** The same, by pgconvoy in the dialect of the server's own tools. */
    Path dumpByPgconvoy(StockServer server, String name, List<String> options) {
        Path archive = folder.resolve(server.major() + "-" + name + ".ours");
        List<String> arguments = new ArrayList<>(
                List.of("dump", "--compat", tools(server.major()).release()));
        arguments.addAll(dumpArguments(server, archive, options));
        Pgconvoy.run(arguments).silent("pgconvoy " + arguments);
        return archive;
    }

    private static List<String> dumpArguments(StockServer server, Path archive, List<String> options) {
        List<String> arguments = new ArrayList<>(server.connectionArguments());
        arguments.addAll(List.of("-Fc", "-f", archive.toString()));
        arguments.addAll(options);
        arguments.add(FixtureServer.of(server).database(rich()));
        return arguments;
    }

    /** The archive read and written again by pgconvoy. */
    Path rewrite(Path archive, ArchiveVersion version, Compression compression) {
        String name = archive.getFileName() + "." + version + "." + compression.algorithm();
        LocalStorage storage = new LocalStorage(folder, false);
        try (ArchiveReader reader =
                        CustomFormat.open(storage.open(archive.getFileName().toString()));
                StorageOutput out = storage.create(name)) {
            Archive read = reader.archive();
            ArchiveHeader header = read.header();
            ArchiveHeader rewritten = ArchiveHeader.of(
                    version,
                    compression,
                    header.created(),
                    header.daylightSaving(),
                    String.valueOf(header.databaseName()),
                    String.valueOf(header.serverVersion()),
                    String.valueOf(header.dumpVersion()),
                    header.charset());
            new CustomFormat().write(new Archive(rewritten, read.entries()), out);
            out.commit();
        }
        return folder.resolve(name);
    }

    static String byPgRestore(StockTools tools, Path archive, List<String> options) {
        List<String> arguments = new ArrayList<>(output(options));
        if (tools.major() >= 15 && !options.contains("-l")) {
            arguments.add("--restrict-key=KEY");
        }
        arguments.add(archive.toString());
        return text(tools.run("pg_restore", arguments), "pg_restore " + tools.release() + " " + options);
    }

    static String byPgconvoy(StockTools like, Path archive, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("restore", "--compat", like.release()));
        arguments.addAll(output(options));
        if (like.major() >= 15 && !options.contains("-l")) {
            arguments.add("--restrict-key=KEY");
        }
        arguments.add(archive.toString());
        return text(Pgconvoy.run(arguments), "pgconvoy restore --compat " + like.release() + " " + options);
    }

    static StockTools tools(int major) {
        return Stock.ofThisRun().tools(major).orElseThrow();
    }

    private static List<String> output(List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        if (!options.contains("-l")) {
            arguments.addAll(List.of("-f", "-"));
        }
        return arguments;
    }

    private static String text(ToolRun run, String what) {
        run.succeeded(what);
        return VARYING.matcher(run.text()).replaceAll("$1");
    }

    private static Fixture rich() {
        try {
            return Fixture.ofScript(Path.of(Objects.requireNonNull(StockArchives.class.getResource("/archive/rich.sql"))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
