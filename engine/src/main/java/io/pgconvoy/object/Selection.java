package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which components of each object a dump wants.
 *
 * <p>The rule of a kind stands in its room ({@link DatabaseObject#select}); here are the parts that rules are made of.
 * Answers are remembered. Used by one thread.
 */
public final class Selection {
    /** The last OID that initdb may assign (FirstNormalObjectId - 1, access/transam.h). */
    public static final long LAST_BUILTIN_OID = 16383;

    private final DumpScope scope;
    private final DatabaseModel model;
    private final Dialect dialect;
    private final Map<Integer, Set<Component>> answers = new HashMap<>();

    public Selection(DumpScope scope, DatabaseModel model, Dialect dialect) {
        this.scope = scope;
        this.model = model;
        this.dialect = dialect;
    }

    public DumpScope scope() {
        return scope;
    }

    public DatabaseModel model() {
        return model;
    }

    boolean has(Feature feature) {
        return dialect.has(feature);
    }

    /** The components of an object that are wanted. */
    public Set<Component> of(DatabaseObject object) {
        Set<Component> known = answers.get(object.dumpId());
        if (known == null) {
            known = object.select(this);
            answers.put(object.dumpId(), known);
        }
        return known;
    }

    public boolean wants(DatabaseObject object, Component component) {
        return of(object).contains(component);
    }

    /** The components of another object that are wanted; none when it was not read. */
    public Set<Component> of(CatalogId id) {
        DatabaseObject object = model.find(id);
        return object == null ? Component.NONE : of(object);
    }

    /**
     * What is wanted of an extension's member: what may have been changed of it since, because CREATE EXTENSION brings
     * the rest; for pg_upgrade the same as of the extension. Null when the object is no member, and other rules decide.
     */
    public @Nullable Set<Component> asExtensionMember(CatalogId id) {
        Extension extension = model.extensionOf(id);
        if (extension == null) {
            return null;
        }
        if (scope.binaryUpgrade()) {
            return of(extension);
        }
        return of(extension).contains(Component.ACL) ? changeableOfMembers() : Component.NONE;
    }

    private Set<Component> changeableOfMembers() {
        return has(Feature.EXTENSION_MEMBER_POLICIES_SKIPPED) ? Component.ACL_ONLY : Component.CHANGEABLE;
    }

    /** Whether defaults and checks are collected: older releases do so even where no definition is wanted. */
    public boolean collectsColumns() {
        return scope.schemaWanted() || !has(Feature.DEFAULTS_AND_CHECKS_FOR_DEFINITIONS);
    }

    /** The rule of most kinds: extension membership first, then what is wanted of the schema's contents. */
    public Set<Component> bySchema(DatabaseObject object) {
        Set<Component> member = asExtensionMember(object.catalogId());
        return member != null ? member : contentsOf(object.schema());
    }

    /** The rule of kinds outside any schema: extension membership, then everything that initdb did not make. */
    public Set<Component> globally(DatabaseObject object) {
        Set<Component> member = asExtensionMember(object.catalogId());
        if (member != null) {
            return member;
        }
        boolean builtin = object.catalogId().oid() <= LAST_BUILTIN_OID;
        return builtin || !scope.includesEverything() ? Component.NONE : Component.ALL;
    }

    /** What is wanted of the objects in a schema. */
    public Set<Component> contentsOf(@Nullable String schema) {
        Schema found = schema == null ? null : model.schema(schema);
        return found == null ? Component.NONE : found.contents(this);
    }

    /** Both sets' common components. */
    public static Set<Component> both(Set<Component> one, Set<Component> other) {
        EnumSet<Component> common = EnumSet.noneOf(Component.class);
        common.addAll(one);
        common.retainAll(other);
        return common;
    }

    /** A set without some components. */
    public static Set<Component> without(Set<Component> set, Component... components) {
        EnumSet<Component> rest = EnumSet.noneOf(Component.class);
        rest.addAll(set);
        rest.removeAll(Set.of(components));
        return rest;
    }
}
