package io.pgconvoy.dumpall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.api.ClusterScope;
import io.pgconvoy.api.DumpAllOptions;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.DumpOutput;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.connect.SessionText;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterScriptTest {
    private static final ScriptStyle CLEAN = new ScriptStyle(true, true, false, false, false, null, false, "KEY", true);
    private static final ScriptStyle KEYED =
            new ScriptStyle(false, false, false, false, false, null, false, "KEY", false);

    @TempDir
    private Path directory;

    private LocalStorage storage;

    @BeforeEach
    void createStorage() {
        storage = new LocalStorage(directory, false);
    }

    @Test
    void everyPartHasItsPlaceAndEndsWithTwoEmptyLines() throws IOException {
        assertEquals("""
            --
            -- PostgreSQL database cluster dump
            --

            \\restrict KEY

            SET default_transaction_read_only = off;

            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = on;

            --
            -- Roles
            --

            CREATE ROLE größe;
            ALTER ROLE größe WITH NOSUPERUSER;

            --
            -- User Configurations
            --






            --
            -- Tablespaces
            --

            CREATE TABLESPACE t OWNER o LOCATION '/t';


            \\unrestrict KEY

            --
            -- PostgreSQL database cluster dump complete
            --

            """.replace("größe", "\"größe\""), script("18", "18.6", KEYED, ClusterScope.GLOBALS, true));
    }

    @Test
    void cleaningDropsDatabasesThenTablespacesThenRoles() throws IOException {
        String script = script("13.16", "13.16", CLEAN, ClusterScope.EVERYTHING, false);
        assertEquals("""
            --
            -- PostgreSQL database cluster dump
            --

            -- Started on 2026-11-21 03:04:05 UTC

            SET default_transaction_read_only = off;

            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = off;
            SET escape_string_warning = off;

            --
            -- Drop databases (except postgres and template1)
            --

            DROP DATABASE IF EXISTS app;


            --
            -- Drop tablespaces
            --

            DROP TABLESPACE IF EXISTS t;


            --
            -- Drop roles
            --

            DROP ROLE IF EXISTS "größe";


            """, script.substring(0, script.indexOf("--\n-- Roles\n")));
        assertEquals("""

            -- Completed on 2026-11-21 03:04:05 UTC

            --
            -- PostgreSQL database cluster dump complete
            --

            """, script.substring(script.indexOf("\n-- Completed")));
    }

    @Test
    void rolesAloneLeaveTablespacesOut() throws IOException {
        String script = script("18", "18.6", CLEAN, ClusterScope.ROLES, true);
        assertEquals(List.of("-- Drop roles", "-- Roles", "-- User Configurations"), headings(script));
    }

    @Test
    void tablespacesAloneLeaveRolesOut() throws IOException {
        String script = script("18", "18.6", CLEAN, ClusterScope.TABLESPACES, true);
        assertEquals(List.of("-- Drop tablespaces", "-- Tablespaces"), headings(script));
    }

    @Test
    void databasesAreAnnouncedAndConnectedToUnlessTheirScriptDoes() throws IOException {
        StorageOutput out = storage.create("databases");
        ClusterScript script = clusterScript(out, cluster("18.6", true), options(KEYED, ClusterScope.EVERYTHING));
        script.beginDatabases();
        script.beginDatabase("postgres", true);
        script.beginDatabase("two\nlines", false);
        out.commit();
        assertEquals("""
            --
            -- Databases
            --

            --
            -- Database "postgres" dump
            --

            \\connect postgres

            --
            -- Database "two lines" dump
            --

            """, Files.readString(directory.resolve("databases")));
    }

    private static List<String> headings(String script) {
        return script.lines()
                .filter(line -> line.startsWith("-- ") && !line.contains("cluster") && !line.contains(" on "))
                .toList();
    }

    private String script(String dialect, String server, ScriptStyle style, ClusterScope scope, boolean standardStrings)
            throws IOException {
        Dialect release = Dialect.parse(dialect);
        Cluster cluster = cluster(server, standardStrings);
        DumpAllOptions options = options(style, scope);
        GlobalsContext context = new GlobalsContext(
                release, cluster.server(), Identifier.of(release), Set.of(), style.ifExists(), true, false);
        StorageOutput out = storage.create("script");
        ClusterScript script = new ClusterScript(out, cluster, options, release, clock());
        script.begin();
        script.globals(new GlobalsScript(cluster, context, options, new Globals.Warnings()).text());
        script.end();
        out.commit();
        return Files.readString(directory.resolve("script"), StandardCharsets.UTF_8);
    }

    private static ClusterScript clusterScript(StorageOutput out, Cluster cluster, DumpAllOptions options) {
        return new ClusterScript(out, cluster, options, Dialect.parse("18"), clock());
    }

    private static Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-21T03:04:05Z"), ZoneId.of("UTC"));
    }

    private DumpAllOptions options(ScriptStyle style, ClusterScope scope) {
        DumpOptions each = DumpOptions.to(DumpOutput.of(storage, "script", OutputFormat.PLAIN))
                .withScript(style);
        DumpAllOptions all = DumpAllOptions.of(each);
        return new DumpAllOptions(
                null,
                scope,
                true,
                true,
                Set.of(),
                false,
                false,
                style,
                List.of(),
                null,
                null,
                null,
                all.output(),
                all.databases());
    }

    private static Cluster cluster(String server, boolean standardStrings) {
        return new Cluster(
                ServerVersion.parse(server),
                SessionText.UTF8,
                Map.of(),
                standardStrings,
                List.of(Globals.role(1, "größe")),
                new RoleSettings(Map.of()),
                List.of(),
                server.startsWith("18"),
                List.of(),
                List.of(new Tablespace(5, "t", "o", "/t", "{o=C/o}", "{o=C/o}", "", "")),
                SharedLabels.none(),
                new Databases(List.of("app", "postgres", "template1"), Set.of()));
    }
}
