package io.pgconvoy.object;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.ServerFeature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads large objects and groups them as the dialect does. */
final class LargeObjectReader {
    private static final String QUERY = """
        SELECT l.oid, l.lomowner AS owner, l.lomacl AS acl,
               pg_catalog.acldefault('L', l.lomowner) AS acldefault
        FROM pg_catalog.pg_largeobject_metadata l
        """;

    private static final CatalogQuery SINGLY = CatalogQuery.of(QUERY);

    private static final CatalogQuery IN_GROUPS = CatalogQuery.of(QUERY + """
        ORDER BY l.lomowner, l.lomacl::pg_catalog.text, l.oid
        """);

    /** MAX_BLOBS_PER_ARCHIVE_ENTRY in pg_dump.c. */
    private static final int GROUP_SIZE = 1000;

    private final ReadContext in;
    private final List<DatabaseObject> objects = new ArrayList<>();

    /** One large object as the catalog has it. */
    private record Row(long oid, long owner, Acl acl) {
        static Row of(CatalogRow row) {
            return new Row(row.oid("oid"), row.oid("owner"), Acl.of(row));
        }

        boolean isLike(Row other) {
            return owner == other.owner && acl.equals(other.acl);
        }
    }

    private LargeObjectReader(ReadContext in) {
        this.in = in;
    }

    static List<DatabaseObject> read(ReadContext in) {
        if (!in.selection().scope().largeObjects()) {
            return List.of();
        }
        LargeObjectReader reader = new LargeObjectReader(in);
        if (in.dialect().has(Feature.BLOB_METADATA_GROUPS)) {
            reader.addGroups(in.rows(IN_GROUPS, Row::of));
        } else {
            reader.addSingly(in.rows(SINGLY, Row::of));
        }
        reader.refuseToMove();
        return reader.objects;
    }

    private void refuseToMove() {
        boolean moved = in.selection().scope().binaryUpgrade()
                && in.dialect().has(Feature.UPGRADE_MOVES_LARGE_OBJECTS)
                && in.server().has(ServerFeature.LARGE_OBJECTS_MOVABLE);
        if (moved && !objects.isEmpty()) {
            throw new EngineException(
                    ErrorCode.UNSUPPORTED,
                    "cannot dump large objects for pg_upgrade of release " + in.dialect()
                            + ", which moves their catalog: use the pg_dump of that release");
        }
    }

    private void addGroups(List<Row> rows) {
        int next;
        for (int start = 0; start < rows.size(); start = next) {
            next = start + 1;
            while (next < rows.size()
                    && next - start < GROUP_SIZE
                    && rows.get(next).isLike(rows.get(start))) {
                next++;
            }
            LargeObject group = metadata(rows.subList(start, next));
            objects.add(group);
            objects.add(contents(group.name(), group.owner(), List.of(group), group.oids()));
        }
    }

    private void addSingly(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        rows.forEach(row -> objects.add(metadata(List.of(row))));
        objects.add(contents(
                "BLOBS", null, List.of(), rows.stream().map(Row::oid).sorted().toList()));
    }

    private LargeObject metadata(List<Row> rows) {
        Row first = rows.get(0);
        String name = rows.size() == 1 ? String.valueOf(first.oid) : first.oid + ".." + rows.get(rows.size() - 1).oid;
        CatalogId id = new CatalogId(SystemCatalog.PG_LARGEOBJECT, first.oid);
        String owner = in.model().roles().name(first.owner);
        return new LargeObject(
                new ObjectHeader(in.nextDumpId(), id, name, null, owner),
                first.acl,
                rows.stream().map(Row::oid).toList());
    }

    private LargeObjectContents contents(
            String name, @Nullable String owner, List<LargeObject> group, List<Long> oids) {
        ObjectHeader header = new ObjectHeader(in.nextDumpId(), CatalogId.NONE, name, null, owner);
        return new LargeObjectContents(header, group, oids);
    }
}
