package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was read of one database, as of one snapshot.
 *
 * <p>Grows while {@link DatabaseModelReader} reads, kind after kind, and does not change afterwards: then safe for any
 * number of threads.
 */
public final class DatabaseModel {
    private final List<DatabaseObject> objects = new ArrayList<>();
    private final Map<CatalogId, DatabaseObject> byCatalogId = new HashMap<>();
    private final Map<Integer, DatabaseObject> byDumpId = new HashMap<>();
    private final Map<Class<?>, List<DatabaseObject>> byClass = new LinkedHashMap<>();
    private final Map<CatalogId, List<DatabaseObject>> parts = new HashMap<>();
    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<CatalogId, Extension> members = new HashMap<>();
    private final Map<CatalogId, List<Extension>> droppedWith = new HashMap<>();
    private UpgradeFacts upgrade = UpgradeFacts.NONE;
    private final Annotations annotations;
    private final Roles roles;

    DatabaseModel(Roles roles, Annotations annotations) {
        this.roles = roles;
        this.annotations = annotations;
    }

    void addAll(Collection<? extends DatabaseObject> read) {
        read.forEach(this::add);
    }

    private void add(DatabaseObject object) {
        objects.add(object);
        byDumpId.put(object.dumpId(), object);
        byClass.computeIfAbsent(object.getClass(), c -> new ArrayList<>()).add(object);
        if (!object.catalogId().equals(CatalogId.NONE)) {
            byCatalogId.put(object.catalogId(), object);
        }
        CatalogId whole = object.partOf();
        if (whole != null) {
            parts.computeIfAbsent(whole, w -> new ArrayList<>()).add(object);
        }
        if (object instanceof Schema schema) {
            schemas.put(schema.name(), schema);
        }
    }

    void addMember(CatalogId member, Extension extension) {
        members.put(member, extension);
    }

    void addDroppedWith(CatalogId object, Extension extension) {
        droppedWith.computeIfAbsent(object, o -> new ArrayList<>()).add(extension);
    }

    /** All objects, in the order in which they were read. */
    public List<DatabaseObject> objects() {
        return Collections.unmodifiableList(objects);
    }

    /** The objects of one record type, in the order in which they were read. */
    public <T extends DatabaseObject> List<T> all(Class<T> type) {
        return byClass.getOrDefault(type, List.of()).stream().map(type::cast).toList();
    }

    /** The object with this catalog row; null when it was not read (built in, say). */
    public @Nullable DatabaseObject find(CatalogId id) {
        return byCatalogId.get(id);
    }

    public <T extends DatabaseObject> @Nullable T find(Class<T> type, CatalogId id) {
        DatabaseObject found = byCatalogId.get(id);
        return type.isInstance(found) ? type.cast(found) : null;
    }

    public @Nullable DatabaseObject withDumpId(int dumpId) {
        return byDumpId.get(dumpId);
    }

    /** The relation with this OID; null when it was not read. */
    public @Nullable Relation relation(long oid) {
        return find(Relation.class, new CatalogId(SystemCatalog.PG_CLASS, oid));
    }

    /** The objects of one type that say they are part of a whole, in the order in which they were read. */
    public <T extends DatabaseObject> List<T> parts(CatalogId whole, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (DatabaseObject part : parts.getOrDefault(whole, List.of())) {
            if (type.isInstance(part)) {
                found.add(type.cast(part));
            }
        }
        return Collections.unmodifiableList(found);
    }

    public @Nullable Schema schema(String name) {
        return schemas.get(name);
    }

    /** The extension that an object is a member of, if any. */
    public @Nullable Extension extensionOf(CatalogId id) {
        return members.get(id);
    }

    /** The extensions that an object, without being a member, is dropped with (DEPENDS ON EXTENSION). */
    public List<Extension> droppedWith(CatalogId id) {
        return droppedWith.getOrDefault(id, List.of());
    }

    void addUpgradeFacts(UpgradeFacts facts) {
        upgrade = facts;
    }

    /** What pg_upgrade carries over; nothing unless the dump is for it. */
    UpgradeFacts upgrade() {
        return upgrade;
    }

    public Annotations annotations() {
        return annotations;
    }

    public Roles roles() {
        return roles;
    }
}
