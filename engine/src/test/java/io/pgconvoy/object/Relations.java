package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.sql.Identifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Relations made by hand, all in schema {@code app}, and what renders them as one stock release does. */
final class Relations {
    private final List<DatabaseObject> objects = new ArrayList<>();
    private int lastDumpId = 10;

    /** A relation without anything special: change it by the methods of {@link Draft}. */
    Draft relation(char relkind, String name, Column... columns) {
        return new Draft(relkind, name, Arrays.asList(columns));
    }

    Draft table(String name, Column... columns) {
        return relation('r', name, columns);
    }

    static Column column(int number, String name, String type) {
        return new Column(number, name, type, false, true, -1, 'p', 'p', '\0', '\0', '\0', "", "", null, false, null);
    }

    static Column notNull(Column column, Column.NotNull notNull) {
        return column.withNotNull(notNull);
    }

    static Column.NotNull unnamed() {
        return new Column.NotNull(0, "", true, false, true, null);
    }

    static Column inherited(Column column) {
        return new Column(
                column.number(),
                column.name(),
                column.type(),
                false,
                false,
                -1,
                'p',
                'p',
                '\0',
                '\0',
                '\0',
                "",
                "",
                null,
                false,
                column.notNull());
    }

    static Column generated(Column column, char kind) {
        return new Column(
                column.number(),
                column.name(),
                column.type(),
                false,
                true,
                -1,
                'p',
                'p',
                '\0',
                '\0',
                kind,
                "",
                "",
                null,
                true,
                null);
    }

    ColumnDefault columnDefault(Relation table, int column, String expression, boolean separate) {
        ColumnDefault added = new ColumnDefault(
                header(SystemCatalog.PG_ATTRDEF, table.name()), table, column, expression, separate, false);
        objects.add(added);
        return added;
    }

    CheckConstraint check(Relation table, String name, String definition, boolean local, boolean validated) {
        CheckConstraint added =
                new CheckConstraint(header(SystemCatalog.PG_CONSTRAINT, name), table, definition, local, validated);
        objects.add(added);
        return added;
    }

    ObjectHeader header(long catalog, String name) {
        lastDumpId++;
        return new ObjectHeader(lastDumpId, new CatalogId(catalog, 20_000 + lastDumpId), name, "app", "joe");
    }

    RenderContext context(String dialect) {
        return context(dialect, Repairs.NONE);
    }

    RenderContext context(String dialect, Repairs repairs) {
        Schema schema = new Schema(
                new ObjectHeader(1, new CatalogId(SystemCatalog.PG_NAMESPACE, 16_400), "app", null, "joe"),
                new Acl(null, "{}"),
                false,
                false);
        DatabaseModel model = new DatabaseModel(new Roles(Map.of()), new Annotations(Map.of(), Map.of(), Map.of()));
        model.addAll(List.of(schema));
        model.addAll(objects);
        Dialect of = Dialect.parse(dialect);
        return new RenderContext(
                model,
                new Selection(DumpScope.EVERYTHING, model, of),
                repairs,
                of,
                ServerVersion.parse("18.6"),
                Identifier.of(of),
                true,
                RenderOptions.DEFAULTS,
                new NoData(),
                Rendering.needs(model),
                () -> 0);
    }

    /** A relation in the making. */
    final class Draft {
        private final char relkind;
        private final String name;
        private final List<Column> columns;
        private char persistence = 'p';
        private String options = "";
        private String toastOptions = "";
        private @Nullable String checkOption;
        private long ofType;
        private char replicaIdentity = 'd';
        private boolean forceRowSecurity;
        private boolean partition;
        private List<Long> parents = List.of();
        private RelationDetails.Text text = RelationDetails.Text.NONE;

        private Draft(char relkind, String name, List<Column> columns) {
            this.relkind = relkind;
            this.name = name;
            this.columns = columns;
        }

        Draft unlogged() {
            persistence = 'u';
            return this;
        }

        Draft options(String own, String toast) {
            options = own;
            toastOptions = toast;
            return this;
        }

        Draft checkOption(String value) {
            checkOption = value;
            return this;
        }

        Draft replicaIdentity(char value) {
            replicaIdentity = value;
            return this;
        }

        Draft forceRowSecurity() {
            forceRowSecurity = true;
            return this;
        }

        Draft childOf(Relation parent) {
            parents = List.of(parent.oid());
            return this;
        }

        Draft partitionOf(Relation parent, String bound) {
            partition = true;
            text = new RelationDetails.Text("", bound, "", "", "");
            return childOf(parent);
        }

        Draft ofType(String type) {
            ofType = 17_000;
            text = new RelationDetails.Text("", "", type, "", "");
            return this;
        }

        Draft definition(String value) {
            text = new RelationDetails.Text(value, "", "", "", "");
            return this;
        }

        Draft server(String server, String foreignOptions) {
            text = new RelationDetails.Text("", "", "", server, foreignOptions);
            return this;
        }

        Relation add() {
            Relation added = new Relation(
                    header(SystemCatalog.PG_CLASS, name),
                    relkind,
                    properties(),
                    new Acl(null, "{}"),
                    null,
                    parents,
                    true,
                    new RelationDetails(columns, List.of(), text));
            objects.add(added);
            return added;
        }

        private RelationProperties properties() {
            return new RelationProperties(
                    0,
                    ofType,
                    persistence,
                    "",
                    "heap",
                    options,
                    checkOption,
                    toastOptions,
                    0,
                    false,
                    false,
                    false,
                    false,
                    partition,
                    true,
                    replicaIdentity,
                    false,
                    forceRowSecurity,
                    0,
                    0);
        }
    }

    /** Refuses to give data: these tests look at definitions. */
    private static final class NoData implements EntryDataSource {
        @Override
        public TableRows copy(Relation table, CopySource source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TableRows inserts(Relation table, InsertPlan plan) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LargeObjects largeObjects(List<Long> oids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Supplier<String> statistics(RelationStatistics relation) {
            return () -> "statistics of " + relation.name();
        }

        @Override
        public Supplier<String> statistics(ExtendedStatistics object) {
            return () -> "statistics of " + object.name();
        }
    }
}
