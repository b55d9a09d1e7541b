package io.pgconvoy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.postgresql.util.DriverInfo;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the versions of pgconvoy, Java and the PostgreSQL JDBC driver. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "pgconvoy " + pgconvoy(),
            "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
            "pgjdbc " + DriverInfo.DRIVER_VERSION
        };
    }

    static String pgconvoy() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing from the build");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
