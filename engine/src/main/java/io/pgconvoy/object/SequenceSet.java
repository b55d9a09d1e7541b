package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a sequence has come, with what its definition says: both come from the same place.
 *
 * @param parameters null when they were not needed
 * @param wanted the dump asks for the position
 * @param position null when it was not needed, or may not be read
 */
public record SequenceSet(
        ObjectHeader header,
        Relation sequence,
        @Nullable SequenceParameters parameters,
        boolean wanted,
        @Nullable Position position)
        implements DatabaseObject {

    /**
     * The arguments of setval().
     *
     * @param called the value was given out, so that the next one differs
     */
    public record Position(long lastValue, boolean called) {}

    static List<SequenceSet> read(ReadContext in) {
        return new SequenceReader(in).read();
    }

    /** The parameters of a sequence that is being written. */
    static SequenceParameters parametersOf(DatabaseModel model, Relation sequence) {
        for (SequenceSet set : model.parts(sequence.catalogId(), SequenceSet.class)) {
            if (set.parameters != null) {
                return set.parameters;
            }
        }
        throw CatalogReader.inconsistent("sequence \"" + sequence.name() + "\" has no parameters");
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.SEQUENCE_SET;
    }

    @Override
    public @Nullable CatalogId partOf() {
        return sequence.catalogId();
    }

    @Override
    public void addDependencies(DatabaseModel model, Dependencies edges) {
        edges.add(this, sequence);
    }

    @Override
    public Set<Component> select(Selection selection) {
        return wanted ? Set.of(Component.DATA) : Component.NONE;
    }

    @Override
    public void render(RenderContext context, EntryList entries) {
        boolean skipped =
                sequence.properties().isUnlogged() && context.options().noUnloggedTableData();
        if (skipped || !wanted) {
            return;
        }
        if (position == null) {
            throw CatalogReader.inconsistent("failed to get data for sequence \"" + sequence.name()
                    + "\"; user may lack SELECT privilege on the sequence or the sequence may have been"
                    + " concurrently dropped");
        }
        entries.add(EntryDraft.of(context.nextDumpId().getAsInt(), "SEQUENCE SET", name(), Section.DATA)
                .schema(schema())
                .owner(owner())
                .dependsOn(sequence.dumpId())
                .definition("SELECT pg_catalog.setval(" + context.literal(context.qualified(sequence)) + ", "
                        + position.lastValue + ", " + position.called + ");\n"));
    }
}
