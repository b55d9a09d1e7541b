package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a kind's reader works with: the queries' rows, dump IDs, and what was read before. One thread. */
public final class ReadContext {
    private final CatalogReader catalog;
    private final Dialect dialect;
    private final DatabaseModel model;
    private final Selection selection;
    private int lastDumpId;

    ReadContext(CatalogReader catalog, Dialect dialect, DatabaseModel model, Selection selection) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.model = model;
        this.selection = selection;
    }

    public CatalogReader catalog() {
        return catalog;
    }

    public ServerVersion server() {
        return catalog.server();
    }

    public Dialect dialect() {
        return dialect;
    }

    /** What has been read so far. */
    public DatabaseModel model() {
        return model;
    }

    public Selection selection() {
        return selection;
    }

    public int nextDumpId() {
        return ++lastDumpId;
    }

    /** One object for each row. */
    public <T> List<T> rows(CatalogQuery query, Function<CatalogRow, T> toObject) {
        return catalog.rows(query, toObject);
    }

    /**
     * The header of a row with the usual columns: {@code tableoid}, {@code oid}, {@code name}, and where the kind has
     * them {@code schema} (a schema's OID) and {@code owner} (a role's OID).
     */
    public ObjectHeader header(CatalogRow row) {
        CatalogId id = new CatalogId(row.oid("tableoid"), row.oid("oid"));
        String owner = row.has("owner") ? model.roles().name(row.oid("owner")) : null;
        return new ObjectHeader(nextDumpId(), id, row.text("name"), schemaName(row), owner);
    }

    private @Nullable String schemaName(CatalogRow row) {
        return row.has("schema") ? schemaName(row.oid("schema")) : null;
    }

    /** The name of a schema by its OID. */
    public String schemaName(long oid) {
        Schema schema = model.find(Schema.class, new CatalogId(SystemCatalog.PG_NAMESPACE, oid));
        if (schema == null) {
            throw CatalogReader.inconsistent("schema with OID " + oid + " does not exist");
        }
        return schema.name();
    }
}
