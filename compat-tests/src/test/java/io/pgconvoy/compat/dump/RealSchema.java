package io.pgconvoy.compat.dump;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Schemas that published packages install, by the scripts in their jars; the pom copies these to one folder. */
public enum RealSchema {
    ACTIVITI(
            "activiti-engine",
            "org/activiti/db/create/activiti.postgres.create.engine.sql",
            "org/activiti/db/create/activiti.postgres.create.history.sql",
            "org/activiti/db/create/activiti.postgres.create.identity.sql"),
    CAMUNDA(
            "camunda-engine",
            "org/camunda/bpm/engine/db/create/activiti.postgres.create.engine.sql",
            "org/camunda/bpm/engine/db/create/activiti.postgres.create.history.sql",
            "org/camunda/bpm/engine/db/create/activiti.postgres.create.identity.sql",
            "org/camunda/bpm/engine/db/create/activiti.postgres.create.case.engine.sql",
            "org/camunda/bpm/engine/db/create/activiti.postgres.create.case.history.sql",
            "org/camunda/bpm/engine/db/create/activiti.postgres.create.decision.engine.sql",
            "org/camunda/bpm/engine/db/create/activiti.postgres.create.decision.history.sql"),
    CONDUCTOR(
            "conductor-postgres-persistence",
            "db/migration_postgres/V1__initial_schema.sql",
            "db/migration_postgres/V2__1009_Fix_PostgresExecutionDAO_Index.sql",
            "db/migration_postgres/V3__correlation_id_index.sql"),
    FLOWABLE("flowable-engine-common", "org/flowable/common/db/create/flowable.postgres.create.common.sql"),
    QUARTZ("quartz", "org/quartz/impl/jdbcjobstore/tables_postgres.sql"),
    SPRING_BATCH("spring-batch-core", "org/springframework/batch/core/schema-postgresql.sql"),
    SPRING_INTEGRATION("spring-integration-jdbc", "org/springframework/integration/jdbc/schema-postgresql.sql"),
    SPRING_SESSION("spring-session-jdbc", "org/springframework/session/jdbc/schema-postgresql.sql");

    private static final Path JARS = Path.of(System.getProperty("pgconvoy.real-schemas", "target/real-schemas"));

    private final String artifact;
    private final String[] scripts;

    RealSchema(String artifact, String... scripts) {
        this.artifact = artifact;
        this.scripts = scripts;
    }

    public String script() {
        try (ZipFile jar = new ZipFile(JARS.resolve(artifact + ".jar").toFile())) {
            return Arrays.stream(scripts).map(script -> read(jar, script)).collect(Collectors.joining("\n;\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(ZipFile jar, String script) {
        ZipEntry entry = jar.getEntry(script);
        if (entry == null) {
            throw new IllegalStateException(jar.getName() + " holds no " + script);
        }
        try {
            return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
