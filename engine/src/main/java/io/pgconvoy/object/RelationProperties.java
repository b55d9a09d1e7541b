package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogRow;
import org.jspecify.annotations.Nullable;

/**
 * What pg_class says of a relation beyond its name and owner.
 *
 * @param rowType the relation's row type (pg_type), 0 for none
 * @param ofType the type that a typed table is of, 0 for none
 * @param persistence {@code p}, {@code u} for UNLOGGED, {@code t} for a temporary relation
 * @param tablespace empty for the database's default
 * @param accessMethod null where the relation has none
 * @param options storage parameters and view options as array text, without the check option; empty for none
 * @param checkOption {@code LOCAL} or {@code CASCADED} of a view that checks its rows
 * @param toastOptions storage parameters of the TOAST table as array text; empty for none
 * @param checks how many CHECK constraints the table has
 * @param populated false for a materialised view that was never refreshed
 * @param replicaIdentity {@code d}efault, {@code n}othing, {@code f}ull, {@code i}ndex
 * @param pages the size of the table and its TOAST table in pages, as last estimated
 */
public record RelationProperties(
        long rowType,
        long ofType,
        char persistence,
        String tablespace,
        @Nullable String accessMethod,
        String options,
        @Nullable String checkOption,
        String toastOptions,
        int checks,
        boolean hasIndexes,
        boolean hasRules,
        boolean hasTriggers,
        boolean hasOids,
        boolean partition,
        boolean populated,
        char replicaIdentity,
        boolean rowSecurity,
        boolean forceRowSecurity,
        long foreignServer,
        long pages) {

    static RelationProperties of(CatalogRow row) {
        return new RelationProperties(
                row.oid("reltype"),
                row.oid("reloftype"),
                row.character("relpersistence"),
                row.textOrEmpty("tablespace"),
                row.textOrNull("access_method"),
                row.textOrEmpty("options"),
                row.textOrNull("check_option"),
                row.textOrEmpty("toast_options"),
                row.integer("relchecks"),
                row.flag("relhasindex"),
                row.flag("relhasrules"),
                row.flag("relhastriggers"),
                row.flag("relhasoids"),
                row.flag("relispartition"),
                row.flag("relispopulated"),
                row.character("relreplident"),
                row.flag("relrowsecurity"),
                row.flag("relforcerowsecurity"),
                row.oid("foreign_server"),
                row.number("pages"));
    }

    public boolean isUnlogged() {
        return persistence == 'u';
    }
}
