package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import java.util.Set;

/** A data type that a dump writes (pg_type): what the records of the several sorts of types have in common. */
interface DataType extends DatabaseObject {
    Acl acl();

    @Override
    default ObjectKind kind() {
        return ObjectKind.TYPE;
    }

    @Override
    default Set<Component> select(Selection selection) {
        return selection.bySchema(this);
    }

    /** The entry of the type, for {@code CREATE} and {@code DROP TYPE}, and what is said about it. */
    default void renderType(RenderContext context, EntryList entries, String definition) {
        String drop = "DROP TYPE " + context.qualified(this) + ";\n";
        render(context, entries, "TYPE", definition, drop);
    }

    /**
     * As {@link #renderType} with other words.
     *
     * @param kind {@code TYPE} or {@code DOMAIN}; the ACL says {@code TYPE} for both
     */
    default void render(RenderContext context, EntryList entries, String kind, String definition, String drop) {
        if (context.wants(this, Component.DEFINITION)) {
            entries.add(EntryDraft.of(this, kind, Section.PRE_DATA)
                    .definition(definition)
                    .drop(drop));
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject = AnnotationEntries.Subject.of(this, kind, context.quote(name()));
        annotations.comment(subject);
        annotations.labels(subject);
        annotations.acl(subject.as("TYPE", subject.name(), 0), acl());
    }
}
