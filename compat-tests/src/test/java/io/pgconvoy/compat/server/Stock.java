package io.pgconvoy.compat.server;

import io.pgconvoy.connect.ServerVersion;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers and stock tools of this JVM run: found when first asked for, started once, stopped with the JVM. */
public final class Stock {
    /** Every major there is a stock server or tool for. */
    public static final List<Integer> MAJORS = List.of(906, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);

    private static final Stock OF_THIS_RUN = new Stock();

    private final Path stockRoot =
            Path.of(setting("PGCONVOY_STOCK", System.getProperty("user.home") + "/.cache/pgconvoy/stock"));
    private final Installations installations = new Installations(
            stockRoot, new EmbeddedBinaries(Path.of(System.getProperty("pgconvoy.pg-binaries", "target/pg-binaries"))));
    private final Map<Integer, Optional<StockServer>> servers = new ConcurrentHashMap<>();
    private final Map<Integer, StockServer> fresh = new ConcurrentHashMap<>();
    private final Map<Integer, Optional<StockTools>> tools = new ConcurrentHashMap<>();

    private Stock() {}

    public static Stock ofThisRun() {
        return OF_THIS_RUN;
    }

    /** The server of this major, started on the first call. */
    public Optional<StockServer> server(int major) {
        return servers.computeIfAbsent(major, this::start);
    }

    /** A server of this major that the caller sets up and closes. */
    public Optional<PrivateServer> start(int major, PrivateServer.Setup setup) {
        return installations.findOnThisMachine(major).map(installation -> PrivateServer.start(installation, setup));
    }

    /** Where {@code compat-tests/regression-suite} puts what it fetches: a folder for each major. */
    public Path regressionSuites() {
        return Path.of(setting("PGCONVOY_REGRESSION", "/var/tmp/pgconvoy-regression"));
    }

    /** A server of this major that nothing else uses, for what belongs to no database; it ends with the JVM. */
    public Optional<StockServer> fresh(int major) {
        Optional<StockServer> server =
                isWanted(major) ? installations.find(major).map(LocalServer::owned) : Optional.empty();
        server.ifPresent(started -> fresh.put(major, started));
        return server;
    }

    /** The client tools of this major. */
    public Optional<StockTools> tools(int major) {
        return tools.computeIfAbsent(major, wanted -> LocalTools.find(wanted, stockRoot));
    }

    /** The servers among these majors whose own stock tools are at hand, unless the caller narrowed the run down. */
    public List<StockServer> serversWithTools(Collection<Integer> majors) {
        return majors.stream()
                .filter(Stock::isWanted)
                .filter(major -> tools(major).isPresent())
                .flatMap(major -> server(major).stream())
                .toList();
    }

    /** Those of them whose tools are complete: a pg_dump without pg_restore may be one that writes nothing but scripts. */
    public List<StockServer> serversWithAllTools(Collection<Integer> majors) {
        return serversWithTools(majors).stream()
                .filter(server -> tools(server.major()).orElseThrow().has("pg_restore"))
                .toList();
    }

    Collection<StockServer> started() {
        Map<Integer, StockServer> started = new TreeMap<>(fresh);
        servers.forEach((major, server) -> server.ifPresent(shared -> started.put(major, shared)));
        return started.values();
    }

    Collection<StockTools> found() {
        return new TreeMap<>(tools).values().stream().flatMap(Optional::stream).toList();
    }

    /** PGCONVOY_SERVERS=13,18 narrows a run down. */
    static boolean isWanted(int major) {
        String narrowed = setting("PGCONVOY_SERVERS", "");
        return narrowed.isEmpty()
                || Stream.of(narrowed.split(","))
                        .map(ServerVersion::release)
                        .collect(Collectors.toSet())
                        .contains(major);
    }

    private Optional<StockServer> start(int major) {
        Optional<StockServer> container = ContainerServer.start(major);
        if (container.isPresent()) {
            return container;
        }
        String keep = setting("PGCONVOY_KEEP_SERVERS", "");
        return installations
                .find(major)
                .map(installation ->
                        keep.isEmpty() ? LocalServer.owned(installation) : LocalServer.kept(installation, keep));
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
