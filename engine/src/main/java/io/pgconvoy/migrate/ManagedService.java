package io.pgconvoy.migrate;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service whose customers are never superusers; known by a role that is there.
 *
 * @see <a href="https://www.postgresql.org/docs/current/predefined-roles.html">roles that PostgreSQL itself has</a>
 */
enum ManagedService {
    RDS("Amazon RDS or Aurora", "rds_superuser", "rds.allowed_extensions"),
    CLOUD_SQL(
            "Google Cloud SQL",
            "cloudsqlsuperuser",
            "the list of extensions that Cloud SQL supports, and its cloudsql flags"),
    ALLOYDB("Google AlloyDB", "alloydbsuperuser", "the list of extensions that AlloyDB supports"),
    AZURE("Azure Database for PostgreSQL", "azure_pg_admin", "the server parameter azure.extensions"),
    NEON("Neon", "neon_superuser", "the list of extensions that Neon supports"),
    SUPABASE("Supabase", "supabase_admin", "postgres", "the project's page of extensions");

    /** What some services let their administrators make all the same. */
    private static final Set<String> SOMETIMES = Set.of("EVENT TRIGGER", "PUBLICATION", "FOREIGN DATA WRAPPER");

    private final String title;
    private final String sign;
    private final String role;
    private final String extensions;

    ManagedService(String title, String role, String extensions) {
        this(title, role, role, extensions);
    }

    /** @param sign a role that is on these servers alone */
    ManagedService(String title, String sign, String role, String extensions) {
        this.title = title;
        this.sign = sign;
        this.role = role;
        this.extensions = extensions;
    }

    /** Null on a server of one's own. */
    static @Nullable ManagedService of(Set<String> roles) {
        return Arrays.stream(values())
                .filter(service -> roles.contains(service.sign))
                .findFirst()
                .orElse(null);
    }

    String title() {
        return title;
    }

    /** The role whose members administer the database. */
    String role() {
        return role;
    }

    /** What says which extensions there can be. */
    String extensions() {
        return extensions;
    }

    /** Whether an administrator may be let make such an object. */
    boolean mayAllow(String kind) {
        return SOMETIMES.contains(kind);
    }
}
