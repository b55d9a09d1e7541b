package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a kind's reader works with: the queries' rows, dump IDs, and what was read before. One thread. */
public final class ReadContext {
    private final CatalogReader catalog;
    private final Dialect dialect;
    private final DatabaseModel model;
    private final Selection selection;
    private final @Nullable String lockWaitTimeout;
    private final List<String> warnings = new ArrayList<>();
    private int lastDumpId;

    ReadContext(
            CatalogReader catalog,
            Dialect dialect,
            DatabaseModel model,
            Selection selection,
            @Nullable String lockWaitTimeout) {
        this.lockWaitTimeout = lockWaitTimeout;
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

    /** How long to wait for the lock on a table, as the server writes it; null to wait for as long as it takes. */
    public @Nullable String lockWaitTimeout() {
        return lockWaitTimeout;
    }

    public int nextDumpId() {
        return ++lastDumpId;
    }

    boolean collectsColumns() {
        return selection.collectsColumns();
    }

    /** Tells the user something that does not stop the dump: one line without a prefix. */
    public void warn(String warning) {
        warnings.add(warning);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** One object for each row. */
    public <T> List<T> rows(CatalogQuery query, Function<CatalogRow, T> toObject) {
        return catalog.rows(selection.scope().includesBuiltin() ? query.withBuiltin() : query, toObject);
    }

    /**
     * One object for each row of a query that has the text <code>:oids</code> in it, in quotes: that becomes an array of
     * these OIDs. Without OIDs there is nothing to ask.
     */
    public <T> List<T> rows(CatalogQuery query, Collection<Long> oids, Function<CatalogRow, T> toObject) {
        return catalog.rows(query, oids, toObject);
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

    /** The relation whose OID is in a column; it must have been read. */
    public Relation table(CatalogRow row, String column) {
        Relation table = model.relation(row.oid(column));
        if (table == null) {
            throw CatalogReader.inconsistent(
                    "table with OID " + row.oid(column) + " of \"" + row.text("name") + "\" does not exist");
        }
        return table;
    }

    /** The header of a row with {@code tableoid}, {@code oid} and {@code name}, in its table's schema and ownership. */
    public ObjectHeader headerOnTable(CatalogRow row, String column) {
        Relation table = table(row, column);
        CatalogId id = new CatalogId(row.oid("tableoid"), row.oid("oid"));
        return new ObjectHeader(nextDumpId(), id, row.text("name"), table.schema(), table.owner());
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
