package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.connect.Dialect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object of the database: immutable, and able to say what it needs, whether it is wanted and how it is written. */
public interface DatabaseObject {
    ObjectHeader header();

    ObjectKind kind();

    /**
     * Settles ties of kind, schema and name: compared element by element, strings as their encoded bytes, numbers as
     * numbers. The catalog OID is the last resort.
     */
    default List<? extends Comparable<?>> tieBreakers(SortContext context) {
        return List.of();
    }

    /** The table, domain or other object this one is a part of; the model lists parts by it. */
    default @Nullable CatalogId partOf() {
        return null;
    }

    /** Adds the dependencies that pg_depend does not record, on this object's side or another's. */
    default void addDependencies(DatabaseModel model, Dependencies edges) {}

    /** Whether being an extension's member counts as a dependency on it. */
    default boolean needsItsExtension() {
        return true;
    }

    /**
     * Whether an archive lists all dependencies of this object's entry, on section boundaries and on what is not
     * archived too: stock gives some entries their dependencies itself.
     */
    default boolean archivesEveryDependency() {
        return false;
    }

    /** Says which components the scope of the dump asks for. */
    Set<Component> select(Selection selection);

    /** Whether the object is written apart from its table from the start (a foreign key), or not (a plain check). */
    default boolean isSeparate() {
        return true;
    }

    /** The side of the section boundaries that the object is on. */
    default ObjectKind.Phase phase(Dialect dialect) {
        return kind().phase(dialect);
    }

    /** Adds the TOC entries of this object: its own, and its comments, security labels and ACLs. */
    void render(RenderContext context, EntryList entries);

    default int dumpId() {
        return header().dumpId();
    }

    default CatalogId catalogId() {
        return header().catalogId();
    }

    default String name() {
        return header().name();
    }

    default @Nullable String schema() {
        return header().schema();
    }

    default @Nullable String owner() {
        return header().owner();
    }
}
