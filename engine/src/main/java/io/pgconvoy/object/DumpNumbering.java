package io.pgconvoy.object;

import static java.util.Objects.requireNonNull;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts objects as stock does while it collects them (getSchemaData in common.c, and what main in pg_dump.c collects
 * behind it): catalog by catalog, with built-in objects.
 */
public final class DumpNumbering {
    private final DatabaseModel model;
    private final Selection selection;
    private final Dialect dialect;
    private final RenderOptions options;
    private final CatalogRowOrder rows;
    private final int[] numbers;
    private int last;

    private DumpNumbering(
            DatabaseModelReader.Result read, Dialect dialect, RenderOptions options, CatalogRowOrder rows) {
        this.model = read.model();
        this.selection = read.selection();
        this.dialect = dialect;
        this.options = options;
        this.rows = rows;
        this.numbers = new int[read.lastDumpId() + 3];
    }

    /** Asks what {@link #count} asks of a database that holds nothing: for {@link CatalogReader#rehearse}. */
    public static void rehearse(CatalogReader catalog, Dialect dialect, DumpScope scope) {
        CatalogRowOrder rows = CatalogRowOrder.read(catalog, dialect, scope, List.of());
        if (!dialect.has(Feature.COLLECTED_FOR_ALL_TABLES)) {
            rows.readUnwanted(catalog, List.of());
        }
    }

    /** Counts what was read; the section boundaries have the two dump IDs after the last object's. */
    public static DumpNumbers count(
            DatabaseModelReader.Result read, CatalogReader catalog, Dialect dialect, RenderOptions options) {
        List<Long> tables = Stream.of(ForeignKey.class, Trigger.class)
                .flatMap(type -> read.model().all(type).stream())
                .map(part -> requireNonNull(part.partOf()).oid())
                .distinct()
                .sorted()
                .toList();
        CatalogRowOrder rows =
                CatalogRowOrder.read(catalog, dialect, read.selection().scope(), tables);
        DumpNumbering numbering = new DumpNumbering(read, dialect, options, rows);
        if (!dialect.has(Feature.COLLECTED_FOR_ALL_TABLES)) {
            rows.readUnwanted(catalog, numbering.tablesOfAnnotations());
        }
        return numbering.count();
    }

    /** The tables of which a dump says something, privileges for instance, but neither definition nor data. */
    private List<Long> tablesOfAnnotations() {
        return model.all(Relation.class).stream()
                .filter(relation -> !relation.detailed() && !relation.isPassedOver(selection))
                .map(Relation::oid)
                .toList();
    }

    private DumpNumbers count() {
        rows(CatalogRowOrder.EXTENSIONS);
        rows(CatalogRowOrder.SCHEMAS);
        Map<CatalogId, RelationStatistics> statistics = statistics();
        rows(CatalogRowOrder.RELATIONS, relation -> take(statistics.get(relation.catalogId())));
        rows(CatalogRowOrder.FUNCTIONS);
        rows(CatalogRowOrder.TYPES, this::partsOfType);
        CatalogRowOrder.AFTER_TYPES.forEach(this::rows);
        extensionTables();
        all(TableAttach.class);
        columns();
        model.all(Relation.class).forEach(relation -> indexes(relation, statistics));
        all(IndexAttach.class);
        rows(CatalogRowOrder.EXTENDED_STATISTICS);
        known(CatalogRowOrder.FOREIGN_KEYS);
        all(ForeignKey.class);
        known(CatalogRowOrder.TRIGGERS);
        all(Trigger.class);
        rows(CatalogRowOrder.RULES);
        policies();
        publications();
        if (!options.noSubscriptions()) {
            all(Subscription.class);
            all(SubscriptionTable.class);
        }
        contents();
        largeObjects();
        numbers[numbers.length - 2] = ++last;
        numbers[numbers.length - 1] = ++last;
        return new DumpNumbers(numbers, last);
    }

    private void take(@Nullable DatabaseObject object) {
        if (object != null && numbers[object.dumpId()] == 0) {
            numbers[object.dumpId()] = ++last;
        }
    }

    private void all(Class<? extends DatabaseObject> type) {
        model.all(type).forEach(this::take);
    }

    private void rows(CatalogRowOrder.Part part) {
        rows(part, object -> {});
    }

    /** Counts the rows of which there are objects. */
    private void known(CatalogRowOrder.Part part) {
        rows.of(part).forEach(oid -> take(model.find(new CatalogId(part.catalog(), oid))));
    }

    /** Counts each row of a catalog, and what is counted directly behind it. */
    private void rows(CatalogRowOrder.Part part, Consumer<DatabaseObject> followers) {
        for (long oid : rows.of(part)) {
            DatabaseObject object = model.find(new CatalogId(part.catalog(), oid));
            if (object == null) {
                last++;
            } else {
                take(object);
                followers.accept(object);
            }
        }
    }

    private Map<CatalogId, RelationStatistics> statistics() {
        Map<CatalogId, RelationStatistics> statistics = new HashMap<>();
        model.all(RelationStatistics.class)
                .forEach(one -> statistics.put(one.relation().catalogId(), one));
        return statistics;
    }

    /** Array types too have the shell of a base type, which nothing is ever written of. */
    private void partsOfType(DatabaseObject type) {
        model.parts(type.catalogId(), DomainConstraint.class).forEach(this::take);
        model.parts(type.catalogId(), ShellType.class).forEach(this::take);
        if (type instanceof DummyType dummy && dummy.array() && selection.wants(type, Component.DEFINITION)) {
            last++;
        }
    }

    private void extensionTables() {
        Set<Long> oids =
                new HashSet<>(ExtensionTables.wanted(selection, model::relation).keySet());
        for (long extension : rows.of(CatalogRowOrder.EXTENSIONS)) {
            CatalogId id = new CatalogId(CatalogRowOrder.EXTENSIONS.catalog(), extension);
            if (model.find(id) instanceof Extension found) {
                found.configTables().stream()
                        .filter(oids::contains)
                        .map(model::relation)
                        .forEach(this::contentsOfExtension);
            }
        }
    }

    /** Defaults and checks. A NULL that overrides an inherited default is made up, after all that is in catalogs. */
    private void columns() {
        List<ColumnDefault> defaults = model.all(ColumnDefault.class);
        if (dialect.has(Feature.COLLECTED_FOR_ALL_TABLES)) {
            defaults.stream().filter(DumpNumbering::hasRow).forEach(this::take);
            all(NotNullConstraint.class);
            all(CheckConstraint.class);
        } else {
            columnsTableByTable();
        }
        defaults.forEach(this::take);
    }

    private void columnsTableByTable() {
        Map<Long, List<ColumnDefault>> defaults = model.all(ColumnDefault.class).stream()
                .filter(DumpNumbering::hasRow)
                .collect(Collectors.groupingBy(one -> one.table().oid()));
        for (Relation relation : model.all(Relation.class)) {
            defaults.getOrDefault(relation.oid(), List.of()).forEach(this::take);
            model.parts(relation.catalogId(), CheckConstraint.class).forEach(this::take);
            last += selection.collectsColumns() ? rows.unwanted(relation.oid()).columns() : 0;
        }
    }

    private static boolean hasRow(ColumnDefault columnDefault) {
        return !columnDefault.catalogId().equals(CatalogId.NONE);
    }

    private void indexes(Relation relation, Map<CatalogId, RelationStatistics> statistics) {
        for (Index index : model.parts(relation.catalogId(), Index.class)) {
            take(index);
            take(statistics.get(index.catalogId()));
            take(index.constraint() == 0 ? null : model.withDumpId(index.constraint()));
        }
        last += rows.unwanted(relation.oid()).indexes();
    }

    private void policies() {
        if (!options.noPolicies()) {
            all(RowSecurity.class);
            all(Policy.class);
        }
    }

    private void publications() {
        if (options.noPublications()) {
            return;
        }
        all(Publication.class);
        boolean ofExcluded = dialect.has(Feature.PUBLICATION_MEMBERS_OF_EXCLUDED);
        model.all(PublicationTable.class).stream()
                .filter(member -> ofExcluded || selection.wants(member.table(), Component.DEFINITION))
                .forEach(this::take);
        model.all(PublicationSchema.class).stream()
                .filter(member ->
                        ofExcluded || !selection.of(member.published()).isEmpty())
                .forEach(this::take);
    }

    private void contents() {
        if (selection.scope().dataWanted() || selection.scope().sequenceValuesWanted()) {
            model.all(Relation.class).forEach(this::contents);
        }
    }

    /** A sequence that an extension leaves to the user counts even where no values are dumped, as its tables do. */
    private void contentsOfExtension(@Nullable Relation relation) {
        contents(relation);
        if (relation != null) {
            model.parts(relation.catalogId(), SequenceSet.class).forEach(this::take);
        }
    }

    /** The one object that stands for a relation's contents. */
    private void contents(@Nullable Relation relation) {
        if (relation == null || relation.properties().isUnlogged() && options.noUnloggedTableData()) {
            return;
        }
        model.parts(relation.catalogId(), TableData.class).forEach(this::take);
        model.parts(relation.catalogId(), SequenceSet.class).stream()
                .filter(SequenceSet::wanted)
                .forEach(this::take);
        model.parts(relation.catalogId(), MaterializedViewRefresh.class).forEach(this::take);
    }

    private void largeObjects() {
        for (DatabaseObject object : model.objects()) {
            if (object instanceof LargeObject || object instanceof LargeObjectContents) {
                take(object);
            }
        }
    }
}
