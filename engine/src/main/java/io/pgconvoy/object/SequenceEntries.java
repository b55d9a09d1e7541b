package io.pgconvoy.object;

import io.pgconvoy.archive.Section;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Feature;

/** Adds the entries of a sequence's definition, comment and labels; its privileges are every relation's matter. */
final class SequenceEntries {
    private final RenderContext context;
    private final EntryList entries;
    private final Relation sequence;
    private final String qualified;

    SequenceEntries(RenderContext context, EntryList entries, Relation sequence) {
        this.context = context;
        this.entries = entries;
        this.sequence = sequence;
        this.qualified = context.qualified(sequence);
    }

    void add() {
        if (context.wants(sequence, Component.DEFINITION)) {
            addDefinition();
        }
        AnnotationEntries annotations = new AnnotationEntries(context, entries);
        AnnotationEntries.Subject subject =
                AnnotationEntries.Subject.of(sequence, "SEQUENCE", context.quote(sequence.name()));
        annotations.comment(subject);
        annotations.labels(subject);
    }

    private void addDefinition() {
        SequenceOwner owner = sequence.sequenceOwner();
        SequenceParameters parameters = SequenceSet.parametersOf(context.model(), sequence);
        EntryDraft draft = EntryDraft.of(sequence, "SEQUENCE", Section.PRE_DATA);
        if (owner != null && owner.identity()) {
            // goes with its column: nothing to drop
            entries.add(draft.definition(identity(owner, parameters)).drop(""));
            return;
        }
        entries.add(draft.definition(create(parameters)).drop("DROP SEQUENCE " + qualified + ";\n"));
        if (owner != null && context.wants(table(owner), Component.DEFINITION)) {
            entries.add(ownedBy(owner));
        }
    }

    private String create(SequenceParameters parameters) {
        return "CREATE " + (sequence.properties().isUnlogged() ? "UNLOGGED " : "") + "SEQUENCE " + qualified + "\n"
                + (parameters.type().equals("bigint") ? "" : "    AS " + parameters.type() + "\n")
                + parameters.clauses()
                + ";\n";
    }

    private String identity(SequenceOwner owner, SequenceParameters parameters) {
        Relation table = table(owner);
        String generated = table.column(owner.column()).identity() == 'a' ? "ALWAYS" : "BY DEFAULT";
        String persistence = ownPersistence(table);
        boolean asOption = context.has(Feature.IDENTITY_PERSISTENCE_AS_OPTION);
        return "ALTER TABLE " + context.qualified(table) + " ALTER COLUMN "
                + context.quote(table.columnName(owner.column())) + " ADD GENERATED " + generated
                + " AS IDENTITY (\n    SEQUENCE NAME " + qualified + "\n"
                + (asOption && !persistence.isEmpty() ? "    " + persistence + "\n" : "")
                + parameters.clauses()
                + "\n);\n"
                + (asOption || persistence.isEmpty()
                        ? ""
                        : "ALTER SEQUENCE " + qualified + " SET " + persistence + ";\n");
    }

    /** Empty where it is the table's: older servers do not know the words. */
    private String ownPersistence(Relation table) {
        boolean differs =
                sequence.properties().persistence() != table.properties().persistence();
        if (!differs || !context.has(Feature.IDENTITY_PERSISTENCE)) {
            return "";
        }
        return sequence.properties().isUnlogged() ? "UNLOGGED" : "LOGGED";
    }

    /** Apart from the definition: the sequence must have got the table's owner before. */
    private EntryDraft ownedBy(SequenceOwner owner) {
        Relation table = table(owner);
        return EntryDraft.of(context.nextDumpId().getAsInt(), "SEQUENCE OWNED BY", sequence.name(), Section.PRE_DATA)
                .schema(sequence.schema())
                .owner(sequence.owner())
                .dependsOn(sequence.dumpId())
                .definition("ALTER SEQUENCE " + qualified + " OWNED BY " + context.qualified(table) + "."
                        + context.quote(table.columnName(owner.column())) + ";\n");
    }

    private Relation table(SequenceOwner owner) {
        Relation table = context.model().relation(owner.table());
        if (table == null) {
            throw CatalogReader.inconsistent("failed sanity check, parent table with OID " + owner.table()
                    + " of sequence with OID " + sequence.oid() + " not found");
        }
        return table;
    }
}
