package io.pgconvoy.order;

import io.pgconvoy.object.Cast;
import io.pgconvoy.object.ColumnDefault;
import io.pgconvoy.object.DatabaseObject;
import io.pgconvoy.object.ObjectKind;
import io.pgconvoy.object.Transform;

/** How stock names the objects of a dependency loop that it cannot resolve (pg_dump_sort.c, describeDumpableObject). */
final class LoopMember {
    private LoopMember() {}

    /** @param number the dump ID to show */
    static String describe(DatabaseObject object, int number) {
        String id = " (ID " + number;
        return switch (object.kind()) {
            case PRE_DATA_BOUNDARY -> "PRE-DATA BOUNDARY " + id + ")";
            case POST_DATA_BOUNDARY -> "POST-DATA BOUNDARY " + id + ")";
            case TABLE_ATTACH, INDEX_ATTACH -> words(object.kind()) + " " + object.name() + " " + id + ")";
            case LARGE_OBJECT_DATA -> "LARGE OBJECT DATA " + id + ")";
            case POLICY, PUBLICATION, PUBLICATION_TABLE, PUBLICATION_SCHEMA, SUBSCRIPTION ->
                words(object.kind()) + id + oid(object);
            case LARGE_OBJECT -> "LARGE OBJECT " + id + oid(object);
            case EVENT_TRIGGER -> "EVENT TRIGGER " + object.name() + id + oid(object);
            default -> words(object.kind()) + " " + name(object) + " " + id + oid(object);
        };
    }

    private static String words(ObjectKind kind) {
        return switch (kind) {
            case RELATION -> "TABLE";
            case COLUMN_DEFAULT -> "ATTRDEF";
            case EXTENDED_STATISTICS -> "STATISTICS";
            case MATERIALIZED_VIEW_REFRESH -> "REFRESH MATERIALIZED VIEW";
            case LANGUAGE -> "PROCEDURAL LANGUAGE";
            case RELATION_STATISTICS -> "RELATION STATISTICS FOR";
            case PUBLICATION_SCHEMA -> "PUBLICATION TABLES IN SCHEMA";
            default -> kind.name().replace('_', ' ');
        };
    }

    private static String name(DatabaseObject object) {
        if (object instanceof ColumnDefault value) {
            return value.table().name() + "." + value.table().columnName(value.column());
        }
        if (object instanceof Transform transform) {
            return transform.oids();
        }
        return object instanceof Cast cast ? cast.oids() : object.name();
    }

    private static String oid(DatabaseObject object) {
        return " OID " + object.catalogId().oid() + ")";
    }
}
