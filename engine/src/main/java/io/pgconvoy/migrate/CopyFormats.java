package io.pgconvoy.migrate;

import io.pgconvoy.api.CopyFormat;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chooses table by table whether rows travel in binary form, which costs both servers less. It is allowed where every type
 * in a row is sent and received alike by all releases; text stays text in the session's encoding in either form.
 */
final class CopyFormats {
    /** A binary form that all releases share. */
    private static final int STABLE = 0;

    /** One that nobody has promised to keep: types of extensions, and rare ones. */
    private static final int UNKNOWN = 1;

    /** None, or one that names objects by OIDs, which differ in the target. */
    private static final int NEVER = 2;

    /**
     * The worst of a table's types; a table without columns is not there. record_recv compares the OIDs of all columns'
     * types, array_recv that of the element, which an older server holds against types that users made. An interval can
     * be infinite since 17, and older servers would take the bytes for a finite one. xml carries its encoding along, and
     * money has as many digits as the locale says.
     */
    private static final CatalogQuery WORST = CatalogQuery.of("""
        WITH RECURSIVE parts (relation, type) AS (
            SELECT a.attrelid, a.atttypid
            FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = ANY (':oids'::pg_catalog.oid[]) AND a.attnum > 0 AND NOT a.attisdropped
              AND a.attgenerated = ''                                                                 -- since 12
            UNION
            SELECT p.relation, inside.type
            FROM parts p
            JOIN pg_catalog.pg_type t ON t.oid = p.type
            CROSS JOIN LATERAL (
                SELECT t.typbasetype WHERE t.typtype = 'd'
                UNION ALL
                SELECT t.typelem WHERE t.typelem <> 0 AND t.typlen = -1
                UNION ALL
                SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid
                UNION ALL                                                                             -- since 14
                SELECT r.rngtypid FROM pg_catalog.pg_range r WHERE r.rngmultitypid = t.oid            -- since 14
            ) inside (type)
        )
        SELECT p.relation AS oid,
               pg_catalog.max(CASE
                   WHEN t.typsend = 0 OR t.typreceive = 0 OR t.typtype IN ('c', 'p') THEN 2
                   WHEN t.typelem >= 10000 AND t.typlen = -1 THEN 2
                   WHEN t.typtype IN ('d', 'e', 'r', 'm') OR t.typelem <> 0 AND t.typlen = -1 THEN 0
                   WHEN t.oid >= 10000 THEN 1
                   WHEN t.typname ~ '^reg' THEN 2
                   WHEN t.typname = ANY ('{bool,bytea,char,name,int2,int4,int8,oid,tid,xid,cid,xid8,text,bpchar,varchar,
                                           float4,float8,numeric,interval,date,time,timetz,timestamp,timestamptz,uuid,json,jsonb,
                                           jsonpath,bit,varbit,inet,cidr,macaddr,macaddr8,point,lseg,path,box,polygon,
                                           line,circle,pg_lsn,tsvector}'::pg_catalog.name[]) THEN 0
                   ELSE 1
               END) AS worst,
               pg_catalog.bool_or(t.oid = 'pg_catalog.interval'::pg_catalog.regtype) AS intervals
        FROM parts p
        JOIN pg_catalog.pg_type t ON t.oid = p.type
        GROUP BY p.relation
        """);

    private final CopyFormat asked;
    private final Consumer<String> notes;
    private final boolean sameTimes;
    private final boolean olderTarget;

    CopyFormats(Session source, Session target, CopyFormat asked, Consumer<String> notes) {
        this.asked = asked;
        this.notes = notes;
        // A server before 10 may keep times as floating-point numbers.
        this.sameTimes = Objects.equals(source.parameter("integer_datetimes"), target.parameter("integer_datetimes"));
        this.olderTarget = Dialect.forServer(target.server()).compareTo(Dialect.forServer(source.server())) < 0;
    }

    /** The entries, those whose rows shall travel in binary form with statements and data that say so. */
    List<ArchiveEntry> choose(List<ArchiveEntry> entries, CatalogReader source) {
        if (asked == CopyFormat.TEXT) {
            return entries;
        }
        Map<Long, Integer> worst = worst(entries, source);
        List<ArchiveEntry> chosen = new ArrayList<>();
        for (ArchiveEntry entry : entries) {
            String statement = entry.copyStatement();
            if (statement != null && entry.data() instanceof LiveRows rows) {
                String table = rows.source().name();
                boolean binary = isBinary(table, worst.get(rows.table().oid()));
                notes.accept("rows of table " + table + " travel " + (binary ? "in binary form" : "as text"));
                chosen.add(binary ? entry.withRows(inBinary(statement), rows.inBinary()) : entry);
            } else {
                chosen.add(entry);
            }
        }
        return chosen;
    }

    private Map<Long, Integer> worst(List<ArchiveEntry> entries, CatalogReader source) {
        List<Long> tables = new ArrayList<>();
        for (ArchiveEntry entry : entries) {
            if (entry.data() instanceof LiveRows rows) {
                tables.add(rows.table().oid());
            }
        }
        Map<Long, Integer> worst = new HashMap<>();
        source.rows(WORST, tables, row -> Map.entry(row.oid("oid"), worst(row)))
                .forEach(table -> worst.put(table.getKey(), table.getValue()));
        return worst;
    }

    private int worst(CatalogRow row) {
        int worst = row.integer("worst");
        return !sameTimes ? NEVER : olderTarget && row.flag("intervals") ? Math.max(UNKNOWN, worst) : worst;
    }

    /** @param worst null for a table without columns */
    private boolean isBinary(String table, @Nullable Integer worst) {
        if (asked == CopyFormat.BINARY && worst != null && worst == NEVER) {
            throw new UsageException("the rows of table " + table
                    + " cannot be copied in binary form: some of their types have none, or one that means something"
                    + " else in another database; --copy-format=auto copies such tables as text");
        }
        return worst != null && worst <= (asked == CopyFormat.BINARY ? UNKNOWN : STABLE);
    }

    /** @param statement ends in a semicolon, perhaps with a line end behind it */
    static String inBinary(String statement) {
        return statement.substring(0, statement.lastIndexOf(';')) + " WITH (FORMAT binary);";
    }
}
