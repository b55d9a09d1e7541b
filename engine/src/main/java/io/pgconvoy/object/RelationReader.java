package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.object.RelationDetails.ColumnAcl;
import io.pgconvoy.sql.Identifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads all relations, locks the wanted tables, then reads the details of those that the dump must know. */
final class RelationReader {
    /** Calls no function that looks at a relation: none of them is locked yet. */
    private static final CatalogQuery RELATIONS = CatalogQuery.of("""
            SELECT c.tableoid, c.oid, c.relname AS name, c.relnamespace AS schema, c.relowner AS owner,
                   c.relkind, c.reltype, c.reloftype, c.relpersistence, c.relchecks,
                   c.relhasindex, c.relhasrules, c.relhastriggers, c.relispopulated, c.relreplident,
                   c.relrowsecurity, c.relforcerowsecurity,
                   false AS relispartition,    -- before 10
                   c.relispartition,           -- since 10
                   c.relhasoids,               -- before 12
                   false AS relhasoids,        -- since 12
                   c.relacl AS acl,
                   pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END,
                                         c.relowner) AS acldefault,
                   pg_catalog.array_remove(pg_catalog.array_remove(c.reloptions, 'check_option=local'),
                                           'check_option=cascaded') AS options,
                   CASE WHEN 'check_option=local' = ANY (c.reloptions) THEN 'LOCAL'
                        WHEN 'check_option=cascaded' = ANY (c.reloptions) THEN 'CASCADED'
                   END AS check_option,
                   toast.reloptions AS toast_options,
                   c.relpages::pg_catalog.int8 + COALESCE(toast.relpages, 0) AS pages,
                   tablespace.spcname AS tablespace,
                   am.amname AS access_method,
                   ft.ftserver AS foreign_server,
                   owned.refobjid AS owning_table, owned.refobjsubid AS owning_column,
                   owned.deptype = 'i' AS is_identity
            FROM pg_catalog.pg_class c
            LEFT JOIN pg_catalog.pg_depend owned
              ON c.relkind = 'S'
             AND owned.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
             AND owned.objid = c.oid
             AND owned.objsubid = 0
             AND owned.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
             AND owned.deptype IN ('a', 'i')
            LEFT JOIN pg_catalog.pg_class toast
              ON toast.oid = c.reltoastrelid AND toast.relkind = 't' AND c.relkind <> 'p'
            LEFT JOIN pg_catalog.pg_tablespace tablespace ON tablespace.oid = c.reltablespace
            LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
            LEFT JOIN pg_catalog.pg_foreign_table ft ON ft.ftrelid = c.oid
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
            ORDER BY c.oid
            """);

    private static final CatalogQuery PARENTS = CatalogQuery.of("""
            SELECT inhrelid AS child, inhparent AS parent
            FROM pg_catalog.pg_inherits
            """);

    private final ReadContext in;
    private final Map<Long, Relation> relations = new HashMap<>();

    RelationReader(ReadContext in) {
        this.in = in;
    }

    List<Relation> read() {
        List<Relation> found = in.rows(RELATIONS, this::relation);
        new TableLocks(in).lock(found);
        Map<Long, List<Long>> parents = parents();
        Map<Long, List<ColumnAcl>> columnAcls = RelationDetailsReader.columnAcls(in);
        List<Relation> linked = found.stream()
                .map(relation -> relation.withParents(parents.getOrDefault(relation.oid(), List.of()))
                        .withDetails(false, RelationDetails.of(columnAcls.getOrDefault(relation.oid(), List.of()))))
                .toList();
        linked.forEach(relation -> relations.put(relation.oid(), relation));
        if (in.selection().scope().schemaWanted()) {
            warnOfOids(linked);
        }
        return new RelationDetailsReader(in, linked, needed(linked)).read();
    }

    /** Servers before 12 may give rows an OID, which a dump does not hold. */
    private void warnOfOids(List<Relation> found) {
        Identifier ids = Identifier.of(in.dialect());
        found.stream()
                .filter(relation -> relation.properties().hasOids())
                .filter(relation -> wanted(relation).contains(Component.DEFINITION))
                .forEach(relation ->
                        in.warn("WITH OIDS is not supported anymore (table \"" + ids.quote(relation.name()) + "\")"));
    }

    private Relation relation(CatalogRow row) {
        return new Relation(
                in.header(row),
                row.character("relkind"),
                RelationProperties.of(row),
                Acl.of(row),
                sequenceOwner(row),
                List.of(),
                false,
                RelationDetails.NONE);
    }

    private static @Nullable SequenceOwner sequenceOwner(CatalogRow row) {
        return row.isNull("owning_table")
                ? null
                : new SequenceOwner(row.oid("owning_table"), row.integer("owning_column"), row.flag("is_identity"));
    }

    private Map<Long, List<Long>> parents() {
        Map<Long, List<Long>> parents = new HashMap<>();
        in.rows(
                PARENTS,
                row -> parents.computeIfAbsent(row.oid("child"), child -> new ArrayList<>())
                        .add(row.oid("parent")));
        return parents;
    }

    /** The relations whose columns matter: wanted ones, also for labels alone, their parents, owners of wanted sequences. */
    private Set<Long> needed(List<Relation> found) {
        Set<Long> needed = new HashSet<>(
                ExtensionTables.wanted(in.selection(), relations::get).keySet());
        for (Relation relation : found) {
            Set<Component> wanted = wanted(relation);
            if (wanted.contains(Component.DEFINITION)
                    || wanted.contains(Component.DATA)
                    || wanted.contains(Component.STATISTICS)
                    || wanted.contains(Component.SECURITY_LABEL)) {
                needed.add(relation.oid());
            }
            if (isCollected(relation, wanted)) {
                needed.addAll(relation.parents());
                SequenceOwner owner = relation.sequenceOwner();
                if (owner != null && isCollected(owner)) {
                    needed.add(owner.table());
                }
            }
        }
        return needed;
    }

    /** Older releases take no notice of a relation of which they want privileges that nobody has changed. */
    private boolean isCollected(Relation relation, Set<Component> wanted) {
        SequenceOwner owner = relation.sequenceOwner();
        if (owner == null) {
            return !relation.isPassedOver(in.selection());
        }
        if (!wanted.equals(Component.ACL_ONLY) || in.dialect().has(Feature.OWNED_SEQUENCES_WITH_PRIVILEGES)) {
            return !wanted.isEmpty();
        }
        Relation table = relations.get(owner.table());
        return table != null && !table.isPassedOver(in.selection())
                || !owner.identity() && relation.hasOtherPrivileges(in.model().annotations());
    }

    /** Older releases forget the names of an identity's column, which a dump cannot do without. */
    private boolean isCollected(SequenceOwner owner) {
        return owner.identity() || in.dialect().has(Feature.IDENTITY_SEQUENCES_FOLLOW_TABLES);
    }

    /** As {@link Relation#select}, before the model knows the tables that own sequences. */
    private Set<Component> wanted(Relation relation) {
        SequenceOwner owner = relation.sequenceOwner();
        return owner == null
                ? in.selection().of(relation)
                : relation.select(in.selection(), relations.get(owner.table()));
    }
}
