package io.pgconvoy.compat.server;

import io.pgconvoy.connect.ServerVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container, where a Docker engine answers and holds an image of the major.
 *
 * <p>Images are not pulled: a run must not wait for a registry that may be out of reach. docs/testing.md tells how to
 * get them.
 */
final class ContainerServer implements StockServer {
    private final PostgreSQLContainer container;
    private final ServerVersion version;

    private ContainerServer(PostgreSQLContainer container) throws SQLException {
        this.container = container;
        this.version = ServerVersion.parse(text("SHOW server_version"));
    }

    /** A started server of this major; empty without an engine or an image. */
    static Optional<StockServer> start(int major) {
        String image = "postgres:" + (major > 900 ? major / 100 + "." + major % 100 : major);
        if (!engineIsHere() || !hasImage(image)) {
            return Optional.empty();
        }
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withUsername("postgres")
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust");
        container.start();
        try {
            return Optional.of(new ContainerServer(container));
        } catch (SQLException e) {
            throw new IllegalStateException("the server of image " + image + " does not answer", e);
        }
    }

    /** Asked before the library is, which searches long and complains at length where there is none. */
    private static boolean engineIsHere() {
        boolean named = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return named && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean hasImage(String image) {
        return DockerClientFactory.lazyClient().listImagesCmd().withImageNameFilter(image).exec().stream()
                .findAny()
                .isPresent();
    }

    private String text(String query) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public ServerVersion version() {
        return version;
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return container.getFirstMappedPort();
    }

    @Override
    public String superuser() {
        return "postgres";
    }

    @Override
    public String origin() {
        return "container " + container.getDockerImageName();
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + host() + ":" + port() + "/" + database, superuser(), "");
    }
}
