package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import java.util.List;
import java.util.Set;

/**
 * The bare name of a base or range type, written ahead of the functions that the type is made of.
 *
 * <p>It is written only where the dependency loop between a type and its functions was broken by it. It has no catalog
 * row of its own, or it would take over the dependencies of the type.
 */
public record ShellType(ObjectHeader header, CatalogId type) implements DatabaseObject {
    /** The companions of those types whose definitions are wanted. */
    static List<ShellType> of(ReadContext in, List<? extends DataType> types) {
        return types.stream()
                .filter(type -> in.selection().wants(type, Component.DEFINITION))
                .map(type -> new ShellType(type.header().companion(in.nextDumpId()), type.catalogId()))
                .toList();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.SHELL_TYPE;
    }

    @Override
    public CatalogId partOf() {
        return type;
    }

    @Override
    public Set<Component> select(Selection selection) {
        return Set.of(Component.DEFINITION);
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        if (context.scope().schemaWanted() && context.repairs().shellTypes().contains(dumpId())) {
            // Without a drop statement it gets no ALTER OWNER either, which the server refuses for a shell.
            entries.add(EntryDraft.of(this, "SHELL TYPE", Section.PRE_DATA)
                    .definition("CREATE TYPE " + context.qualified(this) + ";\n"));
        }
    }
}
